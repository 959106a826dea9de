import Foundation
import Glibc
import Testing

@Suite(
    "Interviews of this machine are copied to MongoDB", .inTurn, .timeLimit(.minutes(10)),
    .enabled(if: Database.server != nil))
struct SyncTests {
    @Test("1,000 of them, killed 20 times at random and begun again: every document once and the same")
    func interrupted() async throws {
        try await Database.with { database in
            try await Machine.with { here in
                try await here.fill(sessions: 1000)
                let path = here.folder.appending(path: "home/data/mock-interview/sessions.sqlite").path
                var machine = here
                machine.environment["MONGODB_URI"] = database.uri
                var kills = 0
                for _ in 0..<20 {
                    let sync = try await machine.start("sync")
                    let process = try await sync.process()
                    try await Task.sleep(for: .milliseconds(.random(in: 20...400)))
                    // One that was done before is no interruption.
                    if Glibc.kill(process, SIGKILL) == 0 { kills += 1 }
                    try await sync.killHard()
                }
                let last = try await machine.run("sync")
                #expect(last.status == 0, "\(last.errors)")
                #expect(last.output.contains("1000 interviews on this machine"))
                let counts = try await compare(path, database, machine)
                #expect(
                    counts == [
                        "sessions": 1000, "messages": 3000, "feedback": 100, "plans": 0, "turns": 0, "assessments": 0,
                    ])
                let again = try await machine.run("sync")
                #expect(again.output == "1000 interviews on this machine: 1000 there already.\n")
                print("sync of 1,000 interviews, killed \(kills) times: every document once and the same.")
            }
        }
    }

    @Test("one that was really held, and again after it went on; one whose name is taken is named and left alone")
    func held() async throws {
        try await Database.with { database in
            try await Machine.with { here in
                var there = here
                there.environment["MONGODB_URI"] = database.uri
                _ = try await here.run(
                    "new", "--role", "java", "--level", "beginner", "--id", "mine", "--questions", "2", "--plain",
                    input: "An answer.\n")
                _ = try await here.run(
                    "new", "--role", "java", "--level", "beginner", "--id", "taken", "--plain", input: "Mine.\n")
                _ = try await there.run(
                    "new", "--role", "python", "--level", "beginner", "--id", "taken", "--plain", input: "Theirs.\n")
                let first = try await there.run("sync")
                #expect(first.status == 1)
                #expect(first.errors.contains("taken was not copied"))
                #expect(first.output == "2 interviews on this machine: 1 copied, 1 not copied.\n")
                let copied = try await there.run("show", "mine", "--json")
                #expect(copied.output == (try await here.run("show", "mine", "--json")).output)
                #expect(try await there.interview("taken").answered == ["Theirs."])

                _ = try await here.run("resume", "mine", "--plain", input: "Another one.\n")
                let second = try await there.run("sync")
                #expect(second.output == "2 interviews on this machine: 1 brought up to date, 1 not copied.\n")
                #expect(try await there.interview("mine").answered == ["An answer.", "Another one."])
                // What goes on over there is newer, and stays.
                _ = try await there.run("resume", "mine", "--plain", input: "Over there.\n/cancel\n/cancel\n")
                _ = try await there.run("sync")
                let interview = try await there.interview("mine")
                #expect(interview.session.status == "cancelled")
                #expect(interview.answered.last == "Over there.")
            }
        }
    }

    @Test("the home screen says how many are on this machine only, until they are copied")
    func home() async throws {
        try await Database.with { database in
            try await Machine.with { here in
                try await here.fill(sessions: 3)
                var there = here
                there.environment["MONGODB_URI"] = database.uri
                let before = try await there.start()
                try await before.shows("3 interviews are on this machine only", "mock-interview sync")
                #expect(try await there.run("sync").status == 0)
                let after = try await there.start()
                try await after.shows("s00002")
                let screen = try await after.screen()
                #expect(!screen.contains("on this machine only"))
            }
        }
    }

    @Test("without a MongoDB, or with one that is away, it says what to do")
    func nowhere() async throws {
        try await Machine.with { machine in
            let nowhere = try await machine.run("sync")
            #expect(nowhere.status == 64)
            #expect(nowhere.errors.contains("set MONGODB_URI"))
            _ = try await machine.run("new", "--role", "java", "--level", "beginner", "--plain", input: "An answer.\n")
            var away = machine
            away.environment["MONGODB_URI"] = "mongodb://127.0.0.1:1/practice"
            let failed = try await away.run("sync")
            #expect(failed.status == 4)
            #expect(failed.errors.contains("cannot be reached"))
            #expect(failed.errors.contains("left for the next time"))
        }
    }

    private func compare(_ path: String, _ database: Database, _ machine: Machine) async throws -> [String: Int] {
        let server = try #require(Database.server)
        let outcome = try await run(
            [PythonServer.python, try PythonServer.file(of: "compare_stores"), path, server, database.name],
            in: machine.folder)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode([String: Int].self, from: Data(outcome.output.utf8))
    }
}
