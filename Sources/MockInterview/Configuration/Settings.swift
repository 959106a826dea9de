/// What the candidate configured, read once at start.
struct Settings: Sendable {
    /// Which protocol and host a model is asked over.
    enum Provider: String, CaseIterable, Sendable {
        case auto, openai, anthropic, ollama, offline
    }

    /// Colours of the screen.
    enum Theme: String, CaseIterable, Sendable {
        case auto, dark, light, mono
    }

    var mongoURI: String?
    var provider = Provider.auto
    var baseURL: String?
    var apiKey: String?
    var model: String?
    var judgeModel: String?
    var openAIKey: String?
    var anthropicKey: String?
    var questions: Int?
    var minutes: Int?
    var theme = Theme.auto
    /// Where each value that is set came from, by key; never a value.
    var sources: [String: String] = [:]

    /// The keys of `config.json`, each with whether it is a secret.
    static let keys: [(name: String, isSecret: Bool)] = [
        ("mongodb.uri", true), ("llm.provider", false), ("llm.baseURL", false), ("llm.apiKey", true),
        ("llm.model", false), ("llm.judgeModel", false), ("openai.apiKey", true), ("anthropic.apiKey", true),
        ("interview.questions", false), ("interview.minutes", false), ("ui.theme", false),
    ]

    /// The value in force of a key, secrets included; nil where there is none.
    func value(of key: String) -> String? {
        switch key {
        case "mongodb.uri": mongoURI
        case "llm.provider": provider.rawValue
        case "llm.baseURL": baseURL
        case "llm.apiKey": apiKey
        case "llm.model": model
        case "llm.judgeModel": judgeModel
        case "openai.apiKey": openAIKey
        case "anthropic.apiKey": anthropicKey
        case "interview.questions": questions.map(String.init)
        case "interview.minutes": minutes.map(String.init)
        case "ui.theme": theme.rawValue
        default: nil
        }
    }

    /// The environment variable of a key: `llm.baseURL` is LLM_BASE_URL.
    static func environmentName(of key: String) -> String {
        var name = ""
        var afterLower = false
        for character in key {
            if character == "." {
                name += "_"
                afterLower = false
            } else {
                if character.isUppercase && afterLower { name += "_" }
                name += character.uppercased()
                afterLower = character.isLowercase
            }
        }
        return name
    }
}

/// A setting that cannot be used; says where it stands and what it may be.
struct SettingsError: Error, CustomStringConvertible {
    let description: String
}
