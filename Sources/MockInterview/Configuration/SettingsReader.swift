internal import Configuration
internal import Foundation

/// Reads ``Settings`` from the environment, `.env.local` and the configuration file, strongest first.
struct SettingsReader {
    let environment: [String: String]
    /// The folder whose `.env.local` is read.
    let workingDirectory: String

    /// What to say about files that could be read, but not wholly understood.
    private(set) var warnings: [String] = []

    init(environment: [String: String], workingDirectory: String) {
        self.environment = environment
        self.workingDirectory = workingDirectory
    }

    /// `configFile` is the path given by `--config`, which must exist; without it the default one is read if there.
    mutating func read(configFile: String?) throws(SettingsError) -> Settings {
        // An empty variable counts as unset; handed on, it would hide the weaker sources.
        let variables = environment.filter { !$0.value.isEmpty }
        let local = dotEnvironment()
        let path = configFile ?? Paths(environment: environment).configFile
        let file = try configValues(at: path, mustExist: configFile != nil)
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
    private func dotEnvironment() -> String {
        guard let text = try? String(contentsOfFile: workingDirectory + "/.env.local", encoding: .utf8) else {
            return ""
        }
        return DotEnvironment.value(of: "MONGODB_URI", in: text) ?? ""
    }

    private mutating func configValues(
        at path: String, mustExist: Bool
    ) throws(SettingsError) -> [String: ConfigContent] {
        guard FileManager.default.fileExists(atPath: path) else {
            if mustExist { throw SettingsError(description: "There is no configuration file at \(path).") }
            return [:]
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingsError(description: "The configuration file \(path) cannot be read; check its permissions.")
        }
        let parsed: Any
        do {
            parsed = try JSONSerialization.jsonObject(with: data)
        } catch {
            let detail = (error as NSError).userInfo["NSDebugDescription"] as? String ?? "\(error)"
            let place = detail.hasSuffix(".") ? String(detail.dropLast()) : detail
            throw SettingsError(description: "The configuration file \(path) is not JSON: \(place).")
        }
        guard let top = parsed as? [String: Any] else {
            throw SettingsError(description: "The configuration file \(path) must hold one JSON object, in { }.")
        }
        var values: [String: ConfigContent] = [:]
        for (key, value) in Self.flattened(top) {
            guard Settings.keys.contains(where: { $0.name == key }) else {
                warnings.append("The configuration file \(path) has an unknown key `\(key)`, which does nothing.")
                continue
            }
            switch value {
            case let text as String: values[key] = .string(text)
            case let number as NSNumber where Self.isWhole(number): values[key] = .int(number.intValue)
            case is NSNull: continue
            default: throw SettingsError(description: "`\(key)` in \(path) must be a text or a whole number.")
            }
        }
        return values
    }

    private static func flattened(_ object: [String: Any], under prefix: String = "") -> [(String, Any)] {
        object.sorted { $0.key < $1.key }.flatMap { key, value -> [(String, Any)] in
            guard let inner = value as? [String: Any] else { return [(prefix + key, value)] }
            return flattened(inner, under: prefix + key + ".")
        }
    }

    /// JSON's true and false arrive as numbers too and are no whole ones here.
    private static func isWhole(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) != "c" && number.doubleValue == number.doubleValue.rounded()
    }
}
