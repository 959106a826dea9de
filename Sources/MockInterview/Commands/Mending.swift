internal import InterviewKit

/// What mends a failure, or shows more of it, as `doctor` gives it: a command, where one can do it.
enum Mending {
    /// The line below a trouble's.
    static func line(_ mend: String) -> String { "    mend: " + mend }

    /// A trouble and what mends it.
    static func lines(_ trouble: Trouble) -> [String] { ["  trouble: " + trouble.what, line(trouble.mend)] }

    /// `folder` is where this machine's sessions are kept.
    static func command(_ error: StoreError, folder: String) -> String {
        switch error {
        case .invalidURI: "export MONGODB_URI=mongodb://HOST:27017/DATABASE"
        case .unreachable(let place, let reason) where reason.contains("certificate"):
            "openssl s_client -connect \(place) shows the certificate; tlsCAFile=FILE in MONGODB_URI trusts its issuer"
        case .unreachable(let place, _) where isHere(place): "sudo systemctl start mongod"
        case .unreachable: #"mongosh "$MONGODB_URI" --eval 'db.hello()'"#
        case .authenticationFailed, .refused, .conflict, .malformed, .statusChanged, .sessionExists, .noSuchSession:
            #"mongosh "$MONGODB_URI" --eval 'db.runCommand({connectionStatus: 1, showPrivileges: true})'"#
        case .unknownOutcome: "mock-interview doctor, once more"
        case .storage: "ls -la '\(folder)'; df -h '\(folder)'"
        }
    }

    /// For a model of this name at `endpoint`, over the protocol that people know as `protocolName`.
    static func command(_ error: ModelError, model: String, at endpoint: String, _ protocolName: String) -> String {
        let isOllama = protocolName == "Ollama"
        return switch error {
        case .unreachable where isOllama && isHere(endpoint): "ollama serve"
        case .unreachable, .stalled, .malformed: "curl -i \(endpoint)"
        case .untrusted: "export SSL_CERT_FILE=FILE, with the certificate of whoever signed the server's"
        case .unauthorized where protocolName == "Anthropic": "export ANTHROPIC_API_KEY=KEY"
        case .unauthorized: "export LLM_API_KEY=KEY"
        case .quotaExhausted: "LLM_PROVIDER=offline mock-interview, until the account is topped up"
        case .notFound where isOllama: "ollama pull \(model)"
        case .notFound, .contextExceeded, .refusal, .filtered, .empty: "export LLM_MODEL=NAME"
        case .rateLimited, .unavailable, .failedMidway, .interrupted, .rejected, .cancelled:
            "mock-interview doctor, once more"
        case .bankUnusable: "scripts/install"
        }
    }

    /// Whether a place or an address is this machine.
    private static func isHere(_ place: String) -> Bool {
        ["localhost", "127.0.0.1", "[::1]"].contains { place.hasPrefix($0) || place.contains("//" + $0) }
    }
}
