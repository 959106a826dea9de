import Foundation
import Testing

@Suite("A resize storm", .inTurn, .timeLimit(.minutes(5)))
struct ResizeTests {
    /// Sizes in quick succession, down to one cell and back.
    private static let storm = [
        (79, 23), (40, 10), (39, 24), (80, 9), (20, 5), (1, 1), (2, 1), (1, 2), (1, 1), (300, 3), (3, 100), (200, 60),
        (41, 11),
        (120, 12), (60, 40), (1, 1), (81, 25),
    ]

    @Test(
        "to 1×1 and back equals a fresh drawing, on every screen",
        arguments: ["chat", "help", "find", "home", "review"])
    func equalsFreshDrawing(_ screen: String) async throws {
        try await Machine.with { machine in
            let terminal: Terminal
            switch screen {
            case "home", "review":
                try await machine.fill(sessions: 30)
                terminal = try await machine.start()
                try await terminal.shows("s00029")
                guard screen == "review" else { break }
                try await terminal.type("s00010")
                try await terminal.shows("1 found")
                try await terminal.press("Enter")
                try await terminal.shows("Transcript", "Question of interview 10")
            default:
                terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "storm")
                try await terminal.asks(1, in: "storm")
                try await terminal.type("A draft with 漢字 and e\u{301}, long enough to be broken into lines on the way.")
                try await terminal.shows("on the way.")
                if screen == "help" { try await terminal.press("F1") }
                if screen == "find" { try await terminal.press("C-r", "a") }
            }
            try await storm(terminal)
            try await terminal.equalsFreshDrawing()
        }
    }

    @Test("while a reply arrives equals a fresh drawing, and loses nothing of the reply")
    func whileTextStreams() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "storm")
                try await terminal.asks(1, in: "storm")
                try await model.says(FakeModel.longRemark, to: "speech")
                try await model.holds("speech", after: 1)
                try await terminal.enter("An answer.")
                try await model.isAsked(for: "speech", times: 1)
                for (index, (columns, rows)) in Self.storm.enumerated() {
                    try await model.holds("speech", after: 1 + 3 * index)
                    try await terminal.resize(columns: columns, rows: rows)
                }
                try await model.releases()
                try await terminal.resize(columns: 80, rows: 24)
                let probe = try await terminal.says("probe", 1, in: "storm")
                try await terminal.shows(probe.words)
                try await terminal.equalsFreshDrawing()
            }
        }
    }

    @Test(
        "Ctrl-L draws the screen anew where another program has written over it",
        arguments: ["chat", "help", "home", "review"])
    func redraw(_ screen: String) async throws {
        try await Machine.with { machine in
            try await machine.fill(sessions: 30)
            let isHome = screen == "home" || screen == "review"
            let terminal = try await machine.start(isHome ? [] : ["resume", "s00029", "--offline"])
            try await terminal.shows(isHome ? "s00029" : "Interviewer")
            if screen == "review" {
                try await terminal.press("Down", "C-r")
                try await terminal.shows("Transcript")
            }
            if screen == "help" {
                try await terminal.press("F1")
                try await terminal.shows("Any key goes back.")
            }
            let tty = try #require(FileHandle(forWritingAtPath: try await terminal.property("#{pane_tty}")))
            try tty.write(contentsOf: Data("\u{1B}[5;10HWritten over\u{1B}[m".utf8))
            try await terminal.shows("Written over")
            try await terminal.press("C-l")
            try await terminal.hides("Written over")
            try await terminal.equalsFreshDrawing()
        }
    }

    private func storm(_ terminal: Terminal) async throws {
        for (columns, rows) in Self.storm { try await terminal.resize(columns: columns, rows: rows) }
        try await terminal.resize(columns: 80, rows: 24)
    }
}

extension Terminal {
    /// Waits until the screen, colours and cursor too, is what drawing all of it anew makes of it.
    func equalsFreshDrawing(file: String = #fileID, line: Int = #line) async throws {
        let cursor = "#{cursor_x} #{cursor_y} #{cursor_flag}"
        let record = try await record()
        _ = try await eventually {
            let before = (try await screen("-e"), try await property(cursor))
            let count = Self.frames(in: record)
            try await press("C-l")
            _ = try await eventually {
                Self.frames(in: record) > count ? true : nil
            } complaint: {
                "Ctrl-L draws nothing"
            }
            return (try await screen("-e"), try await property(cursor)) == before ? true : nil
        } complaint: {
            "\(file):\(line): the screen differs from a fresh drawing, which is:\n\(try await screen())"
        }
    }

    /// How many whole frames have been sent.
    private static func frames(in record: String) -> Int {
        let bytes = String(decoding: FileManager.default.contents(atPath: record) ?? Data(), as: UTF8.self)
        return bytes.components(separatedBy: "\u{1B}[?2026l").count
    }
}
