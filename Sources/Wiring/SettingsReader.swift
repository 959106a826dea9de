internal import Configuration
internal import Foundation

/// Reads ``Settings`` from the environment, `.env.local` and the configuration file, strongest first.
package struct SettingsReader {
    private let environment: [String: String]
    private let workingDirectory: String

    /// What to say about files that could be read, but not wholly understood.
    package private(set) var warnings: [String] = []

    /// Takes the environment's variables and the folder whose `.env.local` is read.
    package init(environment: [String: String], workingDirectory: String) {
        self.environment = environment
        self.workingDirectory = workingDirectory
    }

    /// `configFile` is the path given by `--config`, which must exist; without it the default one is read if there.
    package mutating func read(configFile: String?) throws(SettingsError) -> Settings {
        // An empty variable counts as unset; handed on, it would hide the weaker sources.
        let variables = environment.filter { !$0.value.isEmpty }
        let local = dotEnvironment()
        let path = configFile ?? Paths(environment: environment).configFile
        let configuration = try ConfigFile(path: path, mustExist: configFile != nil)
        warnings += configuration.warnings
        let file = configuration.values
        let isSecret = Dictionary(uniqueKeysWithValues: Settings.keys.map { ($0.name, $0.isSecret) })
        let secretNames = Set(Settings.keys.filter(\.isSecret).map { Settings.environmentName(of: $0.name) })
        let config = ConfigReader(providers: [
            EnvironmentVariablesProvider(
                environmentVariables: variables, secretsSpecifier: .specific(secretNames)),
            InMemoryProvider(
                name: ".env.local",
                values: local.isEmpty ? [:] : ["mongodb.uri": ConfigValue(.string(local), isSecret: true)]),
            InMemoryProvider(
                name: path,
                values: Dictionary(
                    uniqueKeysWithValues: file.map { key, content in
                        (
                            AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                            ConfigValue(content, isSecret: isSecret[key] ?? true)
                        )
                    })),
        ])
        var settings = Settings()
        for key in Settings.keys.map(\.name) {
            let name = Settings.environmentName(of: key)
            if variables[name] != nil {
                settings.sources[key] = name
            } else if key == "mongodb.uri" && !local.isEmpty {
                settings.sources[key] = ".env.local"
            } else if file[key] != nil {
                settings.sources[key] = path
            }
        }
        try fill(&settings, from: config)
        return settings
    }

    private func fill(_ settings: inout Settings, from config: ConfigReader) throws(SettingsError) {
        let sources = settings.sources
        func text(_ key: String, isSecret: Bool = false) throws(SettingsError) -> String? {
            guard let source = sources[key] else { return nil }
            // The accessor that throws: the other one takes a value of the wrong type for none at all.
            do {
                let value = try config.requiredString(forKey: ConfigKey(key), isSecret: isSecret)
                return value.isEmpty ? nil : value
            } catch { throw SettingsError(description: "`\(key)` in \(source) must be a text.") }
        }
        func number(_ key: String, in range: ClosedRange<Int>) throws(SettingsError) -> Int? {
            guard let source = sources[key] else { return nil }
            let value = try? config.requiredInt(forKey: ConfigKey(key))
            guard let value, range.contains(value) else {
                throw SettingsError(
                    description:
                        "`\(key)` in \(source) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
            }
            return value
        }
        func choice<Choice: RawRepresentable & CaseIterable>(
            _ key: String, _ type: Choice.Type
        ) throws(SettingsError) -> Choice? where Choice.RawValue == String {
            guard let name = try text(key) else { return nil }
            guard let choice = Choice(rawValue: name) else {
                let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
                throw SettingsError(
                    description: "`\(key)` in \(sources[key] ?? "the settings") is `\(name)`; it can be \(names).")
            }
            return choice
        }
        settings.mongoURI = try text("mongodb.uri", isSecret: true)
        settings.provider = try choice("llm.provider", Settings.Provider.self) ?? .auto
        settings.baseURL = try text("llm.baseURL")
        settings.apiKey = try text("llm.apiKey", isSecret: true)
        settings.model = try text("llm.model")
        settings.judgeModel = try text("llm.judgeModel")
        settings.openAIKey = try text("openai.apiKey", isSecret: true)
        settings.anthropicKey = try text("anthropic.apiKey", isSecret: true)
        settings.questions = try number("interview.questions", in: InterviewLimits.questions)
        settings.minutes = try number("interview.minutes", in: InterviewLimits.minutes)
        settings.theme = try choice("ui.theme", Settings.Theme.self) ?? .auto
    }

    /// Only MONGODB_URI is taken from `.env.local`: a cloned folder must not be able to redirect a model or collect a key.
    private mutating func dotEnvironment() -> String {
        let path = workingDirectory + "/.env.local"
        guard FileManager.default.fileExists(atPath: path) else { return "" }
        guard let data = FileManager.default.contents(atPath: path) else {
            warnings.append(
                "\(path) cannot be read, so MONGODB_URI is not taken from it; check that it is a file and its permissions."
            )
            return ""
        }
        // A comment in an older encoding is no reason to pass over the URI.
        return DotEnvironment.value(of: "MONGODB_URI", in: String(decoding: data, as: UTF8.self)) ?? ""
    }
}
