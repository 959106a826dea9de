/// Where the program's files live (XDG Base Directory Specification).
struct Paths {
    let environment: [String: String]

    /// `config.json`, for what the candidate configures.
    var configFile: String { folder("XDG_CONFIG_HOME", otherwise: ".config") + "/config.json" }
    /// The SQLite database of sessions kept on this machine.
    var database: String { folder("XDG_DATA_HOME", otherwise: ".local/share") + "/sessions.sqlite" }
    /// The log.
    var log: String { folder("XDG_STATE_HOME", otherwise: ".local/state") + "/mock-interview.log" }

    private func folder(_ variable: String, otherwise: String) -> String {
        // The specification: a relative path is invalid and counts as unset.
        if let base = environment[variable], base.hasPrefix("/") { return base + "/mock-interview" }
        return (environment["HOME"] ?? "/") + "/" + otherwise + "/mock-interview"
    }
}
