package import LanguageModels

extension ModelConfigurationError {
    /// What is wrong with the settings and what to do about it.
    package var sentence: String {
        switch self {
        case .noModelName: "The model has no name; set LLM_MODEL."
        case .invalidURL(let reason): "LLM_BASE_URL cannot be read: \(reason.ended)"
        case .unsupportedScheme(let scheme):
            "LLM_BASE_URL must begin with http:// or https://" + (scheme.map { ", not \($0)://." } ?? ".")
        case .credentialsInURL: "LLM_BASE_URL holds a name or password; put the key into LLM_API_KEY instead."
        case .queryInURL: "LLM_BASE_URL must not have a ? or # part."
        case .keyOverPlainHTTP(let host):
            "The key would travel unencrypted to \(host). Use https://, or unset LLM_API_KEY. Nothing was sent."
        case .invalidKey: "LLM_API_KEY has characters that no key has; copy it again."
        }
    }
}
