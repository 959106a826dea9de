import Foundation
import Testing

@Suite("The draft survives", .inTurn, .timeLimit(.minutes(5)))
struct DraftTests {
    @Test("every dialog: the help, a search, the question whether to cancel, and a screen too small")
    func dialogs() async throws {
        try await Machine.with { machine in
            let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "draft")
            try await terminal.asks(1, in: "draft")
            try await terminal.enter("/cancel")
            try await terminal.shows("/cancel again")
            try await terminal.type("half an ")
            try await terminal.press("F1")
            try await terminal.shows("Any key goes back.")
            try await terminal.type("x")
            try await terminal.shows("› half an")
            try await terminal.press("C-r")
            try await terminal.type("words that are not there")
            try await terminal.hides("› half an")
            try await terminal.press("Escape")
            try await terminal.shows("› half an")
            try await terminal.resize(columns: 20, rows: 5)
            try await terminal.shows("too small")
            try await terminal.resize(columns: 80, rows: 24)
            try await terminal.shows("› half an")
            try await terminal.enter("answer")
            try await terminal.says("probe", 1, in: "draft")
            #expect(try await machine.interview("draft").answered == ["half an answer"])
        }
    }

    @Test("an arriving reply, typed all the while")
    func arrivingReply() async throws {
        try await FakeModel.with { model in
            try await Machine.with(model.settings) { machine in
                let terminal = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "draft")
                try await terminal.asks(1, in: "draft")
                try await model.says(FakeModel.longRemark, to: "speech")
                try await model.holds("speech", after: 0)
                try await terminal.enter("An answer.")
                try await model.isAsked(for: "speech", times: 1)
                var draft = ""
                for (index, word) in ["I ", "would ", "rather ", "take ", "the ", "other"].enumerated() {
                    try await model.holds("speech", after: 8 * (index + 1))
                    try await terminal.type(word)
                    draft += word
                    try await terminal.shows("› " + draft.trimmingCharacters(in: .whitespaces))
                }
                try await model.releases()
                try await terminal.says("probe", 1, in: "draft")
                try await terminal.shows("› " + draft)
                try await terminal.press("Enter")
                try await terminal.says("probe", 2, in: "draft")
                #expect(try await machine.interview("draft").answered == ["An answer.", draft])
            }
        }
    }

    @Test("a database that is lost while it is typed and comes back", .enabled(if: Database.server != nil))
    func lostDatabase() async throws {
        try await Database.with { database in
            let server = try #require(Database.server)
            try await Machine.with { plain in
                var machine = plain
                let (terminal, port) = try await PythonServer.with("database", "forward", server, "0") { forwarder in
                    machine.environment["MONGODB_URI"] = "mongodb://127.0.0.1:\(forwarder.port)/\(database.name)"
                    let terminal = try await machine.start(
                        "new", "--role", "java", "--level", "beginner", "--id", "lost")
                    try await terminal.asks(1, in: "lost")
                    try await terminal.type("typed before, ")
                    try await terminal.shows("› typed before,")
                    return (terminal, forwarder.port)
                }
                try await terminal.type("after")
                try await terminal.shows("› typed before, after")
                try await terminal.press("Enter")
                try await terminal.shows("You", "typed before, after", "WAITING", within: .seconds(20))
                try await terminal.type("and then")
                try await terminal.shows("› and then")
                try await PythonServer.with("database", "forward", server, "\(port)") { _ in
                    try await terminal.says("probe", 1, in: "lost")
                    try await terminal.shows("› and then", "MongoDB saved")
                    try await terminal.press("Enter")
                    try await terminal.says("probe", 2, in: "lost")
                    #expect(try await machine.interview("lost").answered == ["typed before, after", "and then"])
                }
            }
        }
    }
}
