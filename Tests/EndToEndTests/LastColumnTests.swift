import Foundation
import Testing

@Suite("Text of every width", .inTurn, .timeLimit(.minutes(5)))
struct LastColumnTests {
    private static let samples = [
        "漢字かな", "e\u{301}o\u{308}\u{323}", "👩\u{200D}👩\u{200D}👧\u{200D}👦", "👍🏽❤\u{FE0F}", "🇩🇪🇫🇷", "שלום", "مرحبا",
        "a\tb\tc", "각\u{1100}\u{1161}\u{11A8}", "नमस्ते", "1\u{FE0F}\u{20E3}",
    ]

    @Test("stands at the last column with the cursor at the caret, in the draft", arguments: samples)
    func caret(_ sample: String) async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "wide")
            try await terminal.asks(1, in: "wide")
            // Seventy-six columns hold a row of the draft: the sample begins in each of the last of them.
            for count in 69...75 {
                try await terminal.paste(String(repeating: "m", count: count) + sample)
                try await terminal.shows(String(repeating: "m", count: count))
                try await terminal.equalsFreshDrawing()
                let column = try #require(Int(try await terminal.property("#{cursor_x}")))
                let row = try #require(Int(try await terminal.property("#{cursor_y}")))
                try await terminal.type("X")
                let screen = try await terminal.waits(for: "to show X") { $0.contains("X") }
                let line = screen.split(separator: "\n", omittingEmptySubsequences: false)[row]
                let before = try #require(line.firstIndex(of: "X").map { line[..<$0] }, "not in row \(row):\n\(screen)")
                // Behind a full row the caret waits in the margin, and what is typed wraps, with the word it belongs to.
                let isBehindFullRow = column == 78 && Self.columns(before) < 3 + count
                #expect(Self.columns(before) == column || isBehindFullRow, "\(count):\n\(screen)")
                try await terminal.press("C-_", "C-_")
                try await terminal.press("C-u")
                try await terminal.hides("mmm")
            }
        }
    }

    @Test("keeps the border between transcript and feedback straight, and rows within their columns")
    func border() async throws {
        try await Machine.with { machine in
            let answers = Self.samples.flatMap { sample in
                stride(from: 20, through: 60, by: 4).map { String(repeating: "m", count: $0) + sample + " " + sample }
            }
            let said = try await machine.run(
                ["new", "--role", "java", "--level", "beginner", "--id", "wide", "--plain", "--questions", "1"],
                input: answers.joined(separator: " ") + "\n/end\n")
            #expect(said.status == 0)
            for columns in [120, 121, 133] {
                let terminal = try await machine.start([], columns: columns, rows: 50)
                try await terminal.shows("completed")
                try await terminal.press("Down", "Enter")
                try await terminal.shows("Transcript", "mmm")
                for _ in 0..<3 {
                    try await terminal.press("NPage")
                    try await terminal.equalsFreshDrawing()
                    let rows = try await terminal.screen().split(separator: "\n").filter { $0.contains("│") }
                    #expect(rows.count > 30)
                    let places = Set(
                        rows.compactMap { row in row.firstIndex(of: "│").map { Self.columns(row[..<$0]) } })
                    #expect(places.count == 1, "\(places)")
                }
                try await terminal.press("q", "C-c")
            }
        }
    }

    /// Columns by the East Asian Width of the characters that the samples are made of (UAX #11), not by the program.
    private static func columns(_ text: Substring) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F300...0x1FAFF:
                return sum + 2
            // Vowels and finals of Hangul that join what stands before.
            case 0x1160...0x11FF: return sum
            default: break
            }
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return sum
            default: return sum + 1
            }
        }
    }
}
