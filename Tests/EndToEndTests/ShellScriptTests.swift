import Foundation
import Testing

@Suite("A shell script that practises", .inTurn, .timeLimit(.minutes(5)))
struct ShellScriptTests {
    /// Runs `docs/practise.sh`, and looks at what it leaves.
    private func practise(on machine: Machine, says state: String) async throws {
        var machine = machine
        let bin = machine.folder.appending(path: "bin")
        let exports = machine.folder.appending(path: "exports")
        for folder in [bin, exports] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        try FileManager.default.createSymbolicLink(
            atPath: bin.appending(path: "mock-interview").path, withDestinationPath: Machine.program)
        machine.environment["PATH"] = bin.path + ":" + (machine.environment["PATH"] ?? "")
        let script = machine.sources.appending(path: "docs/practise.sh").path
        let outcome = try await run([script, exports.path], environment: machine.environment, in: machine.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let said = outcome.output.split(separator: "\n")
        #expect(said.count == 2)
        for (number, line) in said.enumerated() {
            #expect(line.hasPrefix("question \(number + 1): \(state), ") && line.last?.isNumber == true, "\(line)")
        }

        let files = try FileManager.default.contentsOfDirectory(at: exports, includingPropertiesForKeys: nil)
        #expect(Set(files.map(\.pathExtension)) == ["txt", "md", "json", "html"] && files.count == 4)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            // What was said in the interview is in every file but the one of what the interviewer said.
            #expect(text.contains("garbage collector") || file.pathExtension == "txt", "\(file.lastPathComponent)")
        }
        let left = try await machine.run("list", "--json")
        #expect(left.output.contains(#""sessions" : ["#) || left.output.contains(#""sessions":["#))
        #expect(!left.output.contains("practise-"))
    }

    @Test("holds an interview in this machine's file, exports, finds, reads and deletes it, in forty lines")
    func sqlite() async throws {
        try await Machine.with { machine in
            let text = try String(contentsOf: machine.sources.appending(path: "docs/practise.sh"), encoding: .utf8)
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
            try await practise(on: machine, says: "counted")
        }
    }

    @Test(
        "does the same with MongoDB and a model, and reads its scores",
        .enabled(if: Database.server != nil, "needs MOCK_INTERVIEW_TEST_MONGODB_URI"))
    func mongo() async throws {
        try await Database.with { database in
            try await FakeModel.with { model in
                let settings = model.settings.merging(["MONGODB_URI": database.uri]) { $1 }
                try await Machine.with(settings) { machine in
                    try await practise(on: machine, says: "scored")
                    // Nothing of it is left there, for whoever shares the collections.
                    let documents = try await database.documents()
                    let left = documents.mapValues(\.count).filter { $0.value > 0 }
                    #expect(left.isEmpty, "\(left)")
                }
            }
        }
    }
}
