import Foundation
import Testing

/// The hostile strings of `hostile_strings.py`, told apart by their numbers.
enum HostileStrings {
    /// Which strings stand in which place of a database that was filled.
    typealias Places = [String: Range<Int>]

    /// The word by which a string is found again.
    static func mark(_ number: Int) -> String {
        let digits = String(number)
        return "h" + String(repeating: "0", count: 5 - digits.count) + digits
    }

    static func strings(_ numbers: Range<Int>) async throws -> [String] {
        let lines = try await ask("print", "\(numbers.lowerBound)", "\(numbers.count)").split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(String.self, from: Data($0.utf8)) }
    }

    /// Writes question files that cannot be used, one for each string.
    static func writeQuestions(_ numbers: Range<Int>, to folder: String) async throws {
        _ = try await ask("questions", folder, "\(numbers.lowerBound)", "\(numbers.count)")
    }

    /// Fills the session file of a machine with thousands of them.
    static func fill(_ machine: Machine) async throws -> Places {
        // The program makes the file and its tables.
        #expect(try await machine.run("list").status == 0)
        let data = try #require(machine.environment["XDG_DATA_HOME"])
        let said = try await ask("fill", data + "/mock-interview/sessions.sqlite")
        return try JSONDecoder().decode([String: [Int]].self, from: Data(said.utf8)).mapValues { $0[0]..<$0[1] }
    }

    private static func ask(_ arguments: String...) async throws -> String {
        let script = try PythonServer.file(of: "hostile_strings")
        let outcome = try await run(
            [PythonServer.python, script] + arguments, in: FileManager.default.temporaryDirectory)
        guard outcome.status == 0 else { throw TestFailure(description: outcome.errors) }
        return outcome.output
    }
}

extension AtPty {
    /// Runs the program up to three times, since pages may be turned faster than a busy machine draws them: in each run
    /// nothing that was sent is untrusted, and in all together these strings were sent.
    static func showHarmlessly(_ numbers: some Collection<Int>, _ run: () async throws -> AtPty) async throws {
        var missing = Set(numbers.map(HostileStrings.mark))
        for _ in 1...3 where !missing.isEmpty { missing.subtract(try await run().harmlessMarks(isDrawn: true)) }
        #expect(missing.isEmpty, "\(missing.count): \(missing.sorted().prefix(5))")
    }

    /// The marks of the strings that were sent to the terminal; nothing in what was sent is untrusted.
    func harmlessMarks(
        isDrawn: Bool, isForPrograms: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Set<String> {
        let found = TerminalBytes(bytes, isDrawn: isDrawn, isForPrograms: isForPrograms).untrusted
        #expect(found.isEmpty, "\(found.count): \(found.prefix(5))", sourceLocation: sourceLocation)
        return Set(text.matches(of: #/h\d{5}/#).map { String($0.output) })
    }

    /// All of these strings were sent to the terminal, and nothing in what was sent is untrusted.
    func showsHarmlessly(
        _ numbers: some Collection<Int>, isDrawn: Bool, isForPrograms: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let marks = harmlessMarks(isDrawn: isDrawn, isForPrograms: isForPrograms, sourceLocation: sourceLocation)
        let missing = numbers.map(HostileStrings.mark).filter { !marks.contains($0) }
        #expect(missing.isEmpty, "\(missing.count): \(missing.prefix(5))", sourceLocation: sourceLocation)
    }
}
