import Foundation
import Testing

@Suite("One program at a time goes on with an interview", .inTurn, .timeLimit(.minutes(5)))
struct OneWriterTests {
    @Test("the second is told where the first runs, and reads; when the first has left it can go on")
    func second() async throws {
        try await Machine.with { machine in
            let first = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "one")
            let question = try await first.asks(1, in: "one")
            try await first.enter("What the first one says.")
            try await first.says("probe", 1, in: "one")

            let second = try await machine.start("resume", "one")
            let process = try await first.process()
            try await second.shows(
                "This interview is being held on /dev/pts/", "(process \(process))", question.words,
                "What the first one says.")
            try await second.type("nobody hears this")
            try await second.press("Enter", "q")
            #expect(try await second.status() == 1)
            #expect(try await machine.interview("one").answered == ["What the first one says."])

            let lineByLine = try await machine.run("resume", "one", "--plain", input: "An answer.\n")
            #expect(lineByLine.status == 1)
            #expect(lineByLine.errors.contains("is being held on"))
            let deleting = try await machine.run("delete", "one", "--yes")
            #expect(deleting.status == 1)
            #expect(deleting.errors.contains("Nothing was deleted."))

            try await first.killHard()
            let third = try await machine.start("resume", "one")
            try await third.shows("What the first one says.", "Enter send")
            #expect(try await machine.interview("one").answered == ["What the first one says."])
        }
    }

    @Test("from the home screen it is the same, and leaving an interview there lets another go on")
    func home() async throws {
        try await Machine.with { machine in
            let first = try await machine.start("new", "--role", "java", "--level", "beginner", "--id", "one")
            try await first.asks(1, in: "one")
            let home = try await machine.start()
            try await home.shows("java", "active")
            try await home.press("Down", "Enter")
            try await home.shows("This interview is being held on /dev/pts/")
            try await first.enter("/pause")
            #expect(try await first.status() == 0)
            try await home.press("q")
            try await home.shows("paused")
            try await home.press("Down", "Enter")
            try await home.shows("Enter send")
            try await home.enter("/pause")
            try await home.shows("Paused")
            let second = try await machine.start("resume", "one")
            try await second.shows("Enter send", "Question 1 of")
        }
    }

    @Test(
        "on another machine with the same MongoDB it is the same, and after a crash on the first it goes on there at once",
        .enabled(if: Database.server != nil, "needs MOCK_INTERVIEW_TEST_MONGODB_URI"))
    func otherMachine() async throws {
        try await Database.with { database in
            try await Machine.with(["MONGODB_URI": database.uri]) { machine in
                try await Machine.with(["MONGODB_URI": database.uri]) { other in
                    let first = try await machine.start(
                        "new", "--role", "java", "--level", "beginner", "--id", "shared")
                    let question = try await first.asks(1, in: "shared")
                    try await first.enter("What the first one says.")
                    try await first.says("probe", 1, in: "shared")
                    let second = try await other.start("resume", "shared")
                    try await second.shows(
                        "This interview is being held on the machine ", question.words, "What the first one says.")
                    try await second.press("q")
                    #expect(try await second.status() == 1)

                    try await first.killHard()
                    let again = try await machine.start("resume", "shared")
                    try await again.shows("What the first one says.", "Enter send")
                    try await again.enter("/pause")
                    #expect(try await again.status() == 0)
                    let third = try await other.start("resume", "shared")
                    try await third.shows("What the first one says.", "Enter send")
                }
            }
        }
    }
}
