import Foundation

/// The hostile texts of `hostile_pages.py`, and the page that is made of an interview full of them.
enum HostilePage {
    /// What was found in a page in which nothing is amiss.
    struct Found: Decodable, Sendable {
        /// The numbers of the texts that stand in it.
        let marks: [Int]
        let elements: Int
    }

    /// Fills the session file of a machine with the interview `page`; the numbers of the texts that its page is to show.
    static func fill(_ machine: Machine, count: Int) async throws -> [Int] {
        // The program makes the file and its tables.
        _ = try await machine.run("list")
        let data = machine.environment["XDG_DATA_HOME"] ?? ""
        let said = try await ask("fill", data + "/mock-interview/sessions.sqlite", "\(count)")
        return try JSONDecoder().decode([Int].self, from: Data(said.utf8))
    }

    /// Reads a page. Throws when anything in it is not the program's.
    static func check(_ path: String) async throws -> Found {
        try JSONDecoder().decode(Found.self, from: Data(try await ask("check", path).utf8))
    }

    /// The texts as they are, as a page.
    static func raw(count: Int) async throws -> String { try await ask("raw", "\(count)") }

    private static func ask(_ arguments: String...) async throws -> String {
        let script = try PythonServer.file(of: "hostile_pages")
        let outcome = try await run(
            [PythonServer.python, script] + arguments, in: FileManager.default.temporaryDirectory)
        guard outcome.status == 0 else { throw TestFailure(description: outcome.errors) }
        return outcome.output
    }
}

/// What came of opening a page in a browser.
struct Browsed: Decodable, Sendable {
    let dialogs: [String]
    /// What was asked for beside the page.
    let requests: [String]
    /// Whether one of the hostile texts ran.
    let ran: Bool
    let elements: Int
    /// By how many pixels the page is wider than a screen.
    let overflow: [String: Int]

    /// Chromium's path, where it is installed.
    static let chromium: String? = ["chromium", "chromium-browser", "google-chrome"].lazy.compactMap { name in
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first(where: FileManager.default.isExecutableFile)
    }.first

    static func open(_ path: String, with chromium: String) async throws -> Browsed {
        let outcome = try await run(
            [PythonServer.python, try PythonServer.file(of: "browser"), chromium, path],
            in: FileManager.default.temporaryDirectory)
        guard outcome.status == 0 else { throw TestFailure(description: outcome.errors) }
        return try JSONDecoder().decode(Browsed.self, from: Data(outcome.output.utf8))
    }
}
