import Foundation
import Glibc
import Testing

/// Runs that fail in every way, with a word in each key and password that must not turn up anywhere.
@Suite("Secrets", .inTurn, .timeLimit(.minutes(10)))
struct CanaryTests {
    private static let isLong = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_SOAK"] == "1"

    /// Where the word was looked for, how much was looked through, and how often it was found.
    private struct Tally {
        var runs = 0
        var hits: [String: Int] = [:]
        var looked: [String: Int] = [:]

        mutating func add(_ place: String, hits: Int, in amount: Int) {
            self.hits[place, default: 0] += hits
            looked[place, default: 0] += amount
        }

        var words: String {
            looked.sorted { $0.key < $1.key }.map { "\($0.key): \(hits[$0.key] ?? 0) in \($0.value)" }
                .joined(separator: "; ")
        }
    }

    @Test("turn up in no argument, log, database, file, output or screen, and reach no stranger, however a run fails")
    func canary() async throws {
        var tally = Tally()
        try await Secrets.with { secrets in
            try await Machine.with { machine in
                let watch = ArgumentWatch(for: secrets)
                let ports = try await secrets.report().ports
                let all = Leak.all(secrets, stranger: ports["stranger"] ?? 0, proxy: ports["proxy"] ?? 0)
                let chosen = all.filter { $0.isShort || Self.isLong }
                for leak in chosen { try await Self.run(leak, secrets, machine, &tally) }
                if let server = Database.server { try await Self.store(secrets, machine, server, &tally) }
                let seen = await watch.end()
                tally.add("looks at arguments", hits: seen.hits, in: seen.looks)
                #expect(seen.hits == 0)
                #expect(tally.runs >= (Self.isLong ? 50 : 15))

                for (kind, isOf) in Self.kinds {
                    let (hits, count) = secrets.files(in: machine.folder) { !isOf($0) || Self.isOwn($0) }
                    #expect(hits.isEmpty, "\(hits)")
                    tally.add(kind, hits: hits.values.reduce(0, +), in: count)
                    if kind != "logs" { #expect(count > 0, "there are no \(kind)") }
                }
            }
        }
        print("A canary in \(tally.runs) failing runs (hits in how much): \(tally.words)")
        #expect(tally.hits.values.allSatisfy { $0 == 0 })
    }

    @Sendable private static func isLog(_ path: String) -> Bool { path.hasSuffix(".log") }
    @Sendable private static func isDatabase(_ path: String) -> Bool { path.contains(".sqlite") }

    private static let kinds: [(String, @Sendable (String) -> Bool)] = [
        ("logs", isLog), ("SQLite files", isDatabase), ("other files", { !isLog($0) && !isDatabase($0) }),
    ]

    /// The files into which the test wrote the word.
    private static func isOwn(_ path: String) -> Bool {
        path.hasSuffix("/config.json") || path.hasSuffix("/.env.local") || path.hasSuffix("/plan")
    }

    private static func run(_ leak: Leak, _ secrets: Secrets, _ machine: Machine, _ tally: inout Tally) async throws {
        var machine = machine
        machine.environment.merge(leak.environment) { $1 }
        for (text, path) in [(leak.config, "home/config/mock-interview/config.json"), (leak.local, ".env.local")] {
            let file = machine.folder.appending(path: path).path
            unlink(file)
            if let text { try machine.write(text, to: path) }
            chmod(file, path == ".env.local" ? 0o644 : leak.mode)
        }
        let bytes: Data
        switch leak.manner {
        case .command(let arguments, let input):
            let outcome = try await machine.run(arguments, input: input)
            bytes = Data((outcome.output + outcome.errors).utf8)
        case .terminal(let arguments, let steps):
            // A core file would hold all that the program holds.
            let script = #"ulimit -c unlimited 2>/dev/null; exec "$0" "$@""#
            bytes = Data(
                try await machine.atPty(command: ["sh", "-c", script, Machine.program] + arguments, steps).bytes)
        }
        tally.runs += 1
        let said = String(decoding: bytes, as: UTF8.self)
        #expect(said.words.contains(leak.said), "\(leak.name) did not fail as it should: \(said)")
        let hits = secrets.count(in: bytes)
        #expect(hits == 0, "\(leak.name) said it: \(said)")
        tally.add("bytes of output", hits: hits, in: bytes.count)

        let report = try await secrets.report()
        #expect(report.strangerHits == 0 && report.proxyHits == 0 && report.modelHits == 0, "\(leak.name): \(report)")
        #expect((report.given > 0) == leak.isKeyDue, "\(leak.name) gave the key \(report.given) times")
        tally.add(
            "connections of strangers", hits: report.strangerHits + report.proxyHits + report.modelHits,
            in: (report.connections["stranger"] ?? 0) + (report.connections["proxy"] ?? 0))
    }

    /// An interview that is kept in MongoDB while its model fails.
    private static func store(
        _ secrets: Secrets, _ machine: Machine, _ server: String, _ tally: inout Tally
    ) async throws {
        try await Database.with { database in
            var leak = Leak(
                name: "kept in MongoDB", said: "could not be assessed",
                .command(["new", "--plain", "--role", "java", "--level", "beginner"], input: "An answer.\n/end\n"))
            leak.environment = secrets.model("refuse").merging(["MONGODB_URI": database.uri]) { $1 }
            leak.isKeyDue = true
            try await run(leak, secrets, machine, &tally)
            let documents = try await database.documents()
            let text = documents.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
            #expect(documents["messages"]?.isEmpty == false)
            let hits = secrets.count(in: Data(text.utf8))
            #expect(hits == 0)
            tally.add("MongoDB's documents", hits: hits, in: documents.values.reduce(0) { $0 + $1.count })
        }
    }
}
