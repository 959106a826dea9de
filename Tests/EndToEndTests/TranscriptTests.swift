import Foundation
import Testing

@Suite("The transcript", .inTurn, .timeLimit(.minutes(5)))
struct TranscriptTests {
    @Test("resuming 10,000 messages: the end is there at once, and the beginning and the end again one key away")
    func tenThousandMessages() async throws {
        try await Machine.with { machine in
            try await machine.fill(sessions: 0, messages: 10_001)
            let clock = ContinuousClock()
            let start = clock.now
            let terminal = try await machine.start("resume", "long", "--offline")
            try await terminal.shows("Message 10000 of", within: .seconds(20))
            // A debug build, its start and tmux included.
            #expect(clock.now - start < .seconds(5))
            let turn = clock.now
            try await terminal.press("M-<")
            try await terminal.shows("Message 0 of", "more below")
            try await terminal.press("NPage")
            try await terminal.hides("Message 0 of")
            try await terminal.press("PPage")
            try await terminal.shows("Message 0 of")
            try await terminal.press("M->")
            try await terminal.hides("more below", "Message 0 of")
            #expect(clock.now - turn < .seconds(5))
            try await terminal.press("C-r")
            try await terminal.type("Message 4321")
            try await terminal.shows("Message 4321 of", "1 of 1")
            try await terminal.press("Escape")
            try await terminal.shows("Enter send")
            try await terminal.type("a draft")
            try await terminal.shows("› a draft")
        }
    }

    @Test("scrolled up while tokens arrive, the view stays put; \"new below\" says so, and Esc and End go there")
    func scrolledUp() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "up")
                try await terminal.asks(1, in: "up")
                for (way, remark) in [("Escape", FakeModel.longRemark), ("End", FakeModel.otherRemark)] {
                    try await terminal.paste((1...40).map { "\($0). line of an answer" }.joined(separator: "\n"))
                    try await terminal.shows("40. line of")
                    try await model.says(remark, to: "speech")
                    try await model.holds("speech", after: 1)
                    let asked = try await model.requests().count { $0.kind == "speech" }
                    try await terminal.press("Enter")
                    try await model.isAsked(for: "speech", times: asked + 1)
                    try await terminal.press("PPage", "PPage")
                    try await terminal.hides("40. line of an answer")
                    let before = try await terminal.shows("more below")
                    for pieces in [15, 22, 40] {
                        try await model.holds("speech", after: pieces)
                        try await terminal.shows("new below, Esc")
                        // There is a row more of it once nothing is said about what the interviewer does.
                        #expect(try await terminal.transcriptRows.starts(with: Self.transcript(before)))
                    }
                    // Neither stops the interviewer: what comes after is said to its end.
                    try await terminal.press(way)
                    try await terminal.hides("new below", "more below")
                    try await model.releases()
                    let probe = try await terminal.says("probe", way == "Escape" ? 1 : 2, in: "up")
                    #expect(probe.hasPrefix(remark))
                }
            }
        }
    }

    /// What stands between the header and the composer.
    fileprivate static func transcript(_ screen: String) -> [Substring] {
        let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
        let end = rows.lastIndex { $0.hasPrefix("───") } ?? rows.endIndex
        return Array(rows[2..<max(2, end)])
    }
}

extension Terminal {
    fileprivate var transcriptRows: [Substring] {
        get async throws { TranscriptTests.transcript(try await screen()) }
    }
}
