internal import FoundationEssentials
package import InterviewKit
internal import LanguageModels

/// Which model the settings name, if any. Nothing is probed.
package enum ModelChoice {
    /// The model to ask, or nil when the interview is to be held without one.
    package static func model(_ settings: Settings) throws(SettingsError) -> (any LanguageModel)? {
        guard let endpoint = endpoint(settings) else { return nil }
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
            let model = try OpenAICompatibleModel(baseURL: endpoint.baseURL, apiKey: endpoint.key, model: name)
            return RetryingModel(model)
        } catch {
            throw SettingsError(description: error.sentence)
        }
    }

    /// Base address and key. OPENAI_API_KEY goes to OpenAI's own host only, and likewise Anthropic's; every other
    /// endpoint gets LLM_API_KEY.
    static func endpoint(_ settings: Settings) -> (baseURL: String, key: String?)? {
        switch settings.provider {
        case .offline:
            return nil
        case .auto:
            if let baseURL = settings.baseURL { return (baseURL, key(for: baseURL, settings)) }
            if settings.anthropicKey != nil { return (anthropic, settings.anthropicKey) }
            if settings.openAIKey != nil { return (openAI, settings.openAIKey) }
            return nil
        case .openai:
            let baseURL = settings.baseURL ?? openAI
            return (baseURL, key(for: baseURL, settings))
        case .anthropic:
            let baseURL = settings.baseURL ?? anthropic
            return (baseURL, key(for: baseURL, settings))
        case .ollama:
            return (settings.baseURL ?? "http://127.0.0.1:11434/v1", settings.apiKey)
        }
    }

    private static let openAIHost = "api.openai.com"
    private static let anthropicHost = "api.anthropic.com"
    private static let openAI = "https://api.openai.com/v1"
    /// Anthropic's own OpenAI-compatible endpoint.
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
