import Foundation
import Testing

/// What has come of a reply that is cut in the middle: kept, marked wherever it is read, and never asked for again by itself.
@Suite("A reply that is cut in the middle", .inTurn, .timeLimit(.minutes(5)))
struct PartialReplyTests {
    private static let said = "This is the beginning of a remark."
    private static let unsaid = "And the sixth ends it."

    @Test("is kept and marked, also by a later run, and /retry alone asks again")
    func stopped() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let first = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "cut")
                try await first.asks(1, in: "cut")
                try await model.says(FakeModel.longRemark, to: "speech")
                try await model.holds("speech", after: 20)
                try await first.enter("An answer.")
                try await first.shows(Self.said)
                try await first.press("Escape")
                try await first.shows("Stopped. What was said is kept", Self.said, "cut short")
                try await model.releases()
                try await Self.isMarked(on: machine)
                try await first.killHard()

                let asked = try await model.requests().filter { $0.kind != "question" }.count
                let second = try await machine.start("resume", "cut")
                try await second.shows("last words are cut short", "/retry asks for them again", "cut short")
                try await Self.isMarked(on: machine)
                #expect(try await model.requests().filter { $0.kind != "question" }.count == asked)

                try await model.says(FakeModel.otherRemark, to: "speech")
                try await second.enter("/retry")
                try await second.says("probe", 2, in: "cut")
                let interview = try await machine.interview("cut")
                #expect(interview.turns?.filter { $0.move == "probe" }.map(\.cut) == [true, false])
                #expect(interview.said("probe").last?.hasPrefix(FakeModel.otherRemark) == true)
            }
        }
    }

    /// What is stored, and what each way to read it says of it.
    private static func isMarked(on machine: Machine) async throws {
        let interview = try await machine.interview("cut")
        #expect(interview.moves == ["bridge", "question", "answer", "probe"])
        #expect(interview.turns?.map(\.cut).suffix(1) == [true])
        let probe = try #require(interview.said("probe").first)
        #expect(probe.hasPrefix(said) && !probe.contains(unsaid))
        for arguments in [["show", "cut"], ["show", "cut", "--markdown"]] {
            let shown = try await machine.run(arguments).output
            #expect(shown.words.contains(said) && shown.words.contains("[cut short]") && !shown.contains(unsaid))
        }
    }

    @Test("of a server that drops the connection is completed in the question's own words, which stand behind it")
    func dropped() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "cut")
                try await terminal.asks(1, in: "cut")
                try await model.says(FakeModel.longRemark, to: "speech")
                try await model.cuts("speech", after: 20)
                try await terminal.enter("An answer.")
                let probe = try await terminal.says("probe", 1, in: "cut")
                #expect(probe.hasPrefix(Self.said) && !probe.contains(Self.unsaid) && probe.hasSuffix("?"))
                #expect(try await model.requests().filter { $0.kind == "speech" }.count == 1)
            }
        }
    }
}
