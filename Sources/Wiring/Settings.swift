/// What the candidate configured, read once at start.
package struct Settings: Sendable {
    /// Which protocol and host a model is asked over.
    package enum Provider: String, CaseIterable, Sendable {
        case auto, openai, anthropic, ollama, offline
    }

    /// Colours of the screen.
    package enum Theme: String, CaseIterable, Sendable {
        case auto, dark, light, mono
    }

    /// `mongodb.uri`; nil to keep sessions on this machine.
    package var mongoURI: String?
    /// `llm.provider`.
    package var provider = Provider.auto
    /// `llm.baseURL`.
    package var baseURL: String?
    /// `llm.apiKey`.
    package var apiKey: String?
    /// `llm.model`.
    package var model: String?
    /// `llm.judgeModel`.
    package var judgeModel: String?
    /// `openai.apiKey`.
    package var openAIKey: String?
    /// `anthropic.apiKey`.
    package var anthropicKey: String?
    /// `interview.questions`, from ``InterviewLimits``.
    package var questions: Int?
    /// `interview.minutes`, from ``InterviewLimits``.
    package var minutes: Int?
    /// `ui.theme`.
    package var theme = Theme.auto
    /// Where each value that is set came from, by key; never a value.
    package var sources: [String: String] = [:]

    /// Settings of which none is set.
    package init() {}

    /// The keys of `config.json`, each with whether it is a secret.
    package static let keys: [(name: String, isSecret: Bool)] = [
        ("mongodb.uri", true), ("llm.provider", false), ("llm.baseURL", false), ("llm.apiKey", true),
        ("llm.model", false), ("llm.judgeModel", false), ("openai.apiKey", true), ("anthropic.apiKey", true),
        ("interview.questions", false), ("interview.minutes", false), ("ui.theme", false),
    ]

    /// The value in force of a key, secrets included; nil where there is none.
    package func value(of key: String) -> String? {
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
    package static func environmentName(of key: String) -> String {
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
package struct SettingsError: Error, CustomStringConvertible {
    /// One sentence for a person.
    package let description: String
}
