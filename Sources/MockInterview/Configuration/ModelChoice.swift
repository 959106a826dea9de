internal import InterviewKit
internal import LanguageModels

/// Which model the settings name, if any. Nothing is probed.
enum ModelChoice {
    /// The model to ask, or nil when the interview is to be held without one.
    static func model(_ settings: Settings) throws(SettingsError) -> (any LanguageModel)? {
        guard let endpoint = try endpoint(settings) else { return nil }
        guard let name = settings.model else {
            throw SettingsError(
                description: """
                    No model is named for \(endpoint.baseURL): set LLM_MODEL (or `llm.model` in the configuration file), \
                    or use --offline to practise from the question bank.
                    """)
        }
        do {
            let model = try OpenAICompatibleModel(baseURL: endpoint.baseURL, apiKey: endpoint.key, model: name)
            return RetryingModel(model)
        } catch {
            throw SettingsError(description: Sentences.sentence(error))
        }
    }

    /// Base address and key. OPENAI_API_KEY goes to OpenAI's own host only, and likewise Anthropic's; every other
    /// endpoint gets LLM_API_KEY.
    static func endpoint(_ settings: Settings) throws(SettingsError) -> (baseURL: String, key: String?)? {
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

    private static let openAI = "https://api.openai.com/v1"
    /// Anthropic's own OpenAI-compatible endpoint.
    private static let anthropic = "https://api.anthropic.com/v1"

    private static func key(for baseURL: String, _ settings: Settings) -> String? {
        if baseURL.hasPrefix("https://api.openai.com/") { return settings.openAIKey ?? settings.apiKey }
        if baseURL.hasPrefix("https://api.anthropic.com/") { return settings.anthropicKey ?? settings.apiKey }
        return settings.apiKey
    }
}
