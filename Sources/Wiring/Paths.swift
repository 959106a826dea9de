internal import Foundation

/// Where the program's files live (XDG Base Directory Specification).
package struct Paths {
    private let environment: [String: String]

    /// Takes the environment's variables.
    package init(environment: [String: String]) {
        self.environment = environment
    }

    /// `config.json`, for what the candidate configures.
    package var configFile: String { folder("XDG_CONFIG_HOME", otherwise: ".config") + "/config.json" }
    /// The folder of the candidate's own questions.
    package var questions: String { folder("XDG_CONFIG_HOME", otherwise: ".config") + "/questions" }
    /// The folder of what is kept on this machine.
    package var data: String { folder("XDG_DATA_HOME", otherwise: ".local/share") }
    /// The SQLite database of sessions kept on this machine.
    package var database: String { data + "/sessions.sqlite" }
    /// What waits for a MongoDB that was away.
    package var outbox: String { data + "/outbox.sqlite" }
    /// What was typed and not sent.
    package var drafts: String { data + "/drafts.sqlite" }
    /// The folder of the claims on sessions.
    package var locks: String { data + "/locks" }
    /// The log.
    package var log: String { folder("XDG_STATE_HOME", otherwise: ".local/state") + "/mock-interview.log" }

    private func folder(_ variable: String, otherwise: String) -> String {
        // The specification: a relative path is invalid and counts as unset.
        if let base = environment[variable], base.hasPrefix("/") { return base + "/mock-interview" }
        // Without a usable HOME the account's own folder, never the root or whatever the working directory is.
        let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectoryForUser(NSUserName())
        return (home ?? FileManager.default.temporaryDirectory.path) + "/" + otherwise + "/mock-interview"
    }
}
