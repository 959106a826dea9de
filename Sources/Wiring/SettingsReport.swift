internal import InterviewKit

/// The settings as `doctor` shows them: each key, its value or that it is a secret, and where it was set.
package struct SettingsReport {
    private let settings: Settings

    /// Takes the settings to show.
    package init(settings: Settings) {
        self.settings = settings
    }

    /// One line for each key.
    package var lines: [String] {
        Settings.keys.map { key, isSecret in
            let value = shown(key, isSecret)
            if let source = settings.sources[key] { return "\(key): \(value ?? "empty"), from \(source)" }
            return "\(key): not set" + (value.map { " (\($0))" } ?? "")
        }
    }

    private func shown(_ key: String, _ isSecret: Bool) -> String? {
        let isDefault = key == "interview.questions" && settings.questions == nil
        guard let value = isDefault ? String(Plan.defaultQuestions) : settings.value(of: key) else { return nil }
        switch key {
        case "mongodb.uri": return MaskedAddress.mongoDB(value) ?? "set, not shown: its password cannot be told apart"
        case "llm.baseURL": return MaskedAddress.endpoint(value) ?? "set, not shown: it may hold a password or key"
        default: return isSecret ? "set, not shown" : value
        }
    }
}
