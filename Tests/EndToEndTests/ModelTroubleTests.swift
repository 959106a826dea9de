import Foundation
import Testing

@Suite("When the language model fails", .inTurn, .timeLimit(.minutes(5)))
struct ModelTroubleTests {
    struct Fault: CustomTestStringConvertible, Sendable {
        let status: Int
        var type = "application/json"
        var body: String?
        /// What the candidate is told.
        let said: [String]

        var testDescription: String { "\(status) \(type)" }

        static let all = [
            Fault(
                status: 401, body: #"{"error": {"message": "bad key, says the fake"}}"#,
                said: ["401", "bad key, says the fake"]),
            Fault(
                status: 404, body: #"{"error": {"message": "no model of that name"}}"#,
                said: ["no model of that name", "LLM_MODEL"]),
            Fault(
                status: 500, body: #"{"error": {"message": "out of memory, says the fake"}}"#,
                said: ["500", "out of memory, says the fake"]),
            Fault(
                status: 403, type: "text/html",
                body: "<html><head><title>403 Forbidden</title></head><body>Blocked here</body></html>", said: ["403"]),
        ]
    }

    @Test("the answer is stored, the screen says what came back, and /retry goes on", arguments: Fault.all)
    func answered(_ fault: Fault) async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "fault")
                try await terminal.asks(1, in: "fault")
                try await model.fails(status: fault.status, type: fault.type, body: fault.body)
                try await terminal.enter("An answer that must not get lost.")
                let screen = try await terminal.shows("/retry has it assessed", "An answer that must not get lost.")
                for text in fault.said { #expect(screen.words.contains(text)) }
                #expect(!screen.contains("<html>"))
                #expect(try await machine.interview("fault").answered == ["An answer that must not get lost."])

                try await model.mends()
                try await terminal.enter("/retry")
                try await terminal.says("probe", 1, in: "fault")
                let interview = try await machine.interview("fault")
                #expect(interview.moves == ["bridge", "question", "answer", "probe"])
            }
        }
    }

    @Test("a server that is not there is named, with what to check, and the interview can go on without it")
    func refused() async throws {
        let settings = ["LLM_BASE_URL": "http://127.0.0.1:1/v1", "LLM_MODEL": "any"]
        try await Machine.with(settings) { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "alone")
            try await terminal.asks(1, in: "alone")
            try await terminal.enter("An answer.")
            try await terminal.type("a draft")
            try await terminal.shows("http://127.0.0.1:1/v1 cannot be reached", "LLM_BASE_URL", "/retry", "› a draft")
            try await terminal.press("C-u")
            try await terminal.enter("/skip")
            try await terminal.asks(2, in: "alone")
        }
    }

    @Test("a remark that breaks off or fails is made in the question's own words", arguments: ["cut", "500"])
    func standIn(_ fault: String) async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "cut")
                try await terminal.asks(1, in: "cut")
                if fault == "cut" {
                    try await model.cuts("speech", after: 2)
                } else {
                    try await model.fails("speech", status: 400)
                }
                try await terminal.enter("An answer.")
                let probe = try await terminal.says("probe", 1, in: "cut")
                #expect(probe.hasSuffix("?") && !probe.contains("I would like"))
            }
        }
    }

    @Test("feedback that fails leaves the interview completed, and can be written again")
    func feedback() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let terminal = try await machine.start(
                    "new", "--role", "java", "--level", "beginner", "--id", "report", "--questions", "1")
                try await terminal.asks(1, in: "report")
                try await terminal.enter("The answer.")
                try await terminal.says("probe", 1, in: "report")
                try await model.fails(status: 401)
                try await terminal.enter("/end")
                try await terminal.shows("The interview is completed and stored", "/retry writes the feedback again")
                let failed = try await machine.interview("report")
                #expect(failed.session.status == "completed")
                #expect(failed.feedback?.map(\.outcome) == ["failed"])
                try await model.mends()
                try await terminal.enter("/retry")
                try await terminal.shows("Interview completed. Enter or q leaves")
                let written = try await machine.interview("report").feedback?.last
                #expect(written?.outcome == "written")
                #expect(written?.content.contains("The fake model read what you wrote.") == true)
            }
        }
    }
}
