internal import FoundationEssentials
package import LanguageModels

/// Which models the settings name, if any. Nothing is probed.
package enum ModelChoice {
    /// The models to ask.
    package struct Models: Sendable {
        /// Asks the questions and writes the feedback.
        package let interviewer: any ServedModel
        /// Judges the answers; the interviewer's where no other is named.
        package let judge: any ServedModel
    }

    /// Where a model is, and what is spoken there.
    struct Endpoint: Hashable {
        enum Dialect {
            case chatCompletions, anthropic, ollama
        }

        let dialect: Dialect
        let baseURL: String
        let key: String?
    }

    /// The models to ask, or nil when the interview is to be held without one. Both are at the same server and get the
    /// same key.
    package static func models(_ settings: Settings) throws(SettingsError) -> Models? {
        guard let endpoint = endpoint(settings) else {
            try refuseModelWithoutServer(settings)
            return nil
        }
        // An address can hold a password by mistake.
        let place = MaskedAddress.endpoint(endpoint.baseURL) ?? "the configured address"
        guard let name = settings.model else {
            throw SettingsError(
                description: """
                    No model is named for \(place): set LLM_MODEL (or `llm.model` in the configuration file), or use \
                    --offline to practise from the question bank.
                    """)
        }
        if endpoint.key == nil, let variable = keyVariable(for: endpoint.baseURL) {
            throw SettingsError(
                description: """
                    There is no key for \(place): set \(variable), or use --offline to practise from the question bank.
                    """)
        }
        do {
            let interviewer = try model(name, at: endpoint)
            guard let judge = settings.judgeModel, judge != name else {
                return Models(interviewer: interviewer, judge: interviewer)
            }
            return Models(interviewer: interviewer, judge: try model(judge, at: endpoint))
        } catch {
            throw SettingsError(description: error.sentence)
        }
    }

    /// A model's name alone leads nowhere, and whoever set it waits for that model.
    private static func refuseModelWithoutServer(_ settings: Settings) throws(SettingsError) {
        guard settings.provider != .offline else { return }
        let isModel = settings.model != nil
        guard let name = settings.model ?? settings.judgeModel else { return }
        throw SettingsError(
            description: """
                \(isModel ? "LLM_MODEL" : "LLM_JUDGE_MODEL") names \(name), but no server is named that has it: set \
                LLM_BASE_URL, LLM_PROVIDER=ollama, OPENAI_API_KEY or ANTHROPIC_API_KEY, or use --offline to practise \
                from the question bank.
                """)
    }

    private static func model(
        _ name: String, at endpoint: Endpoint
    ) throws(ModelConfigurationError) -> any ServedModel {
        let model: any ServedModel =
            switch endpoint.dialect {
            case .chatCompletions:
                try OpenAICompatibleModel(baseURL: endpoint.baseURL, apiKey: endpoint.key, model: name)
            case .anthropic: try AnthropicModel(baseURL: endpoint.baseURL, apiKey: endpoint.key, model: name)
            case .ollama: try OllamaModel(baseURL: endpoint.baseURL, apiKey: endpoint.key, model: name)
            }
        return RetryingModel(model)
    }

    /// Address, key and protocol. OPENAI_API_KEY goes to OpenAI's own host only, and likewise Anthropic's; every other
    /// endpoint gets LLM_API_KEY. Anthropic's own host and Ollama as the provider are spoken to in their own protocol,
    /// unless the provider says otherwise.
    static func endpoint(_ settings: Settings) -> Endpoint? {
        func at(_ dialect: Endpoint.Dialect, _ baseURL: String) -> Endpoint {
            Endpoint(dialect: dialect, baseURL: baseURL, key: key(for: baseURL, settings))
        }
        switch settings.provider {
        case .offline:
            return nil
        case .auto:
            if let baseURL = settings.baseURL {
                return at(host(of: baseURL) == anthropicHost ? .anthropic : .chatCompletions, baseURL)
            }
            if settings.anthropicKey != nil { return at(.anthropic, anthropic) }
            if settings.openAIKey != nil { return at(.chatCompletions, openAI) }
            return nil
        case .openai:
            return at(.chatCompletions, settings.baseURL ?? openAI)
        case .anthropic:
            return at(.anthropic, settings.baseURL ?? anthropic)
        case .ollama:
            return Endpoint(
                dialect: .ollama, baseURL: settings.baseURL ?? "http://127.0.0.1:11434", key: settings.apiKey)
        }
    }

    private static let openAIHost = "api.openai.com"
    private static let anthropicHost = "api.anthropic.com"
    private static let openAI = "https://api.openai.com/v1"
    private static let anthropic = "https://api.anthropic.com/v1"

    private static func key(for baseURL: String, _ settings: Settings) -> String? {
        switch host(of: baseURL) {
        case openAIHost: settings.openAIKey ?? settings.apiKey
        case anthropicHost: settings.anthropicKey ?? settings.apiKey
        default: settings.apiKey
        }
    }

    /// The variable that holds the key of a host which answers nobody without one.
    private static func keyVariable(for baseURL: String) -> String? {
        switch host(of: baseURL) {
        case openAIHost: "OPENAI_API_KEY"
        case anthropicHost: "ANTHROPIC_API_KEY"
        default: nil
        }
    }

    /// The host of an https address on the usual port, in lower case; nil for everything else. Only strict RFC 3986
    /// is read, which no two parsers read differently, and a name before the host makes it nobody's own.
    private static func host(of baseURL: String) -> String? {
        let trimmed = baseURL.trimmingPrefix(while: \.isWhitespace)
        guard let parts = URLComponents(string: String(trimmed).trimmed, encodingInvalidCharacters: false),
            parts.scheme?.lowercased() == "https", parts.user == nil, parts.password == nil,
            parts.port == nil || parts.port == 443
        else { return nil }
        return parts.encodedHost?.lowercased()
    }
}
