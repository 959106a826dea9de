import Foundation
import Testing

/// What a key takes, told by instructions, which are the same on a busy machine. `scripts/bench` has the milliseconds.
@Suite("A key that is typed", .inTurn, .enabled(if: Callgrind.isThere && Machine.isOptimized), .timeLimit(.minutes(10)))
struct KeyCostTests {
    /// Somewhat more than it takes today; a frame that is made anew takes over two million.
    static let most = 200_000
    static let tolerance = 50_000

    @Test("takes no more instructions than it did, and as many with 10,000 messages behind it")
    func keys() async throws {
        var cost: [Int: Int] = [:]
        for messages in [11, 10_001] {
            try await Machine.with { machine in
                try await machine.fill(sessions: 0, messages: messages)
                let callgrind = try await Callgrind(in: machine)
                let none = try await callgrind.instructions(of: "")
                let all = try await callgrind.instructions(of: Self.sentences)
                cost[messages] = (all - none) / Self.sentences.count
            }
        }
        let (few, many) = (try #require(cost[11]), try #require(cost[10_001]))
        print("A key: \(few) instructions, with 10,000 messages behind it \(many)")
        #expect((1...Self.most).contains(few))
        // How many frames a start takes is in it, shared among the keys.
        #expect((1...Self.most).contains(many) && many <= few + Self.tolerance)
    }

    private static let sentences = String(
        repeating: "A map finds a value by its key, wherever that is. ", count: 8)
}

/// Counts what the thread of the terminal does.
private struct Callgrind {
    static let isThere = ["/usr/bin/valgrind", "/usr/local/bin/valgrind"]
        .contains { FileManager.default.isExecutableFile(atPath: $0) }

    private let machine: Machine
    /// The program without its debug information, of which Valgrind does not know all forms.
    private let program: String

    init(in machine: Machine) async throws {
        self.machine = machine
        let folder = machine.folder.appending(path: "stripped")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let original = URL(filePath: Machine.program)
        program = folder.appending(path: original.lastPathComponent).path
        let stripping = try await EndToEndTests.run(["strip", "-g", "-o", program, original.path], in: machine.folder)
        guard stripping.status == 0 else { throw TestFailure(description: stripping.errors) }
        let beside = original.resolvingSymlinksInPath().deletingLastPathComponent()
        for name in try FileManager.default.contentsOfDirectory(atPath: beside.path) where name.hasSuffix(".resources")
        {
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name), withDestinationURL: beside.appending(path: name))
        }
    }

    /// From the beginning of a resumed interview to its end, with these keys in between, each shown before
    /// the next one.
    func instructions(of keys: String) async throws -> Int {
        let counts = machine.folder.appending(path: "counts")
        let command = [
            "valgrind", "--quiet", "--tool=callgrind", "--callgrind-out-file=\(counts.path)",
            "--toggle-collect=terminal_run_loop", program, "resume", "long", "--offline",
        ]
        let run = try await machine.atPty(
            command: command,
            // Bytes, not a screen that is drawn anew until it shows something: that would be counted, too.
            [.until("saved")]
                // A blank at the end of a row is not painted.
                + keys.map { $0 == " " ? .send(" ") : .send(String($0), until: String($0)) } + [.send("\u{3}"), .end])
        guard run.status == 0 else {
            throw TestFailure(description: "It ended with \(run.status ?? -1): \(run.text.suffix(500))")
        }
        let summary = try String(contentsOf: counts, encoding: .utf8).split(separator: "\n").last {
            $0.hasPrefix("totals: ")
        }
        return try #require(summary.flatMap { Int($0.dropFirst("totals: ".count)) })
    }
}
