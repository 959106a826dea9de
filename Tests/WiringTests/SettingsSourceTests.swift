internal import Testing

@testable import Wiring

@Suite("Where a setting comes from")
struct SettingsSourceTests {
    @Test("the environment wins over .env.local, and .env.local over the configuration file")
    func order() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"mongodb": {"uri": "mongodb://file"}}"#, to: TemporaryFolder.config)
        #expect(try folder.settings().settings.mongoURI == "mongodb://file")
        try folder.write("MONGODB_URI=mongodb://local", to: ".env.local")
        #expect(try folder.settings().settings.mongoURI == "mongodb://local")
        #expect(try folder.settings(["MONGODB_URI": "mongodb://variable"]).settings.mongoURI == "mongodb://variable")
    }

    @Test("each setting says where it was found")
    func sources() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(#"{"llm": {"model": "m"}, "ui": {"theme": "dark"}}"#, to: TemporaryFolder.config)
        try folder.write("MONGODB_URI=mongodb://local", to: ".env.local")
        let sources = try folder.settings(["LLM_MODEL": "other"]).settings.sources
        #expect(sources == ["mongodb.uri": ".env.local", "llm.model": "LLM_MODEL", "ui.theme": file])
    }

    @Test("an empty variable counts as unset and hides nothing")
    func emptyVariable() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"llm": {"model": "m"}, "interview": {"questions": 4}}"#, to: TemporaryFolder.config)
        try folder.write("MONGODB_URI=mongodb://local", to: ".env.local")
        let settings = try folder.settings(["LLM_MODEL": "", "MONGODB_URI": "", "INTERVIEW_QUESTIONS": ""]).settings
        #expect(settings.model == "m")
        #expect(settings.mongoURI == "mongodb://local")
        #expect(settings.questions == 4)
    }

    @Test("an empty .env.local value and empty texts and nulls in the file count as unset")
    func emptyValues() throws {
        let folder = try TemporaryFolder()
        let names = Settings.keys.map { "\"\($0.name)\": \"\"" }.joined(separator: ", ")
        try folder.write("{\(names)}", to: TemporaryFolder.config)
        try folder.write("MONGODB_URI=\"\"", to: ".env.local")
        #expect(try folder.settings().settings.sources.isEmpty)
        try folder.write(#"{"interview": {"minutes": null}, "llm": {"provider": null}}"#, to: TemporaryFolder.config)
        let settings = try folder.settings().settings
        #expect(settings.sources.isEmpty)
        #expect(settings.minutes == nil)
        #expect(settings.provider == .auto)
    }

    @Test("a cloned folder's .env.local can name no model, no host and no key")
    func onlyTheURI() throws {
        let folder = try TemporaryFolder()
        let lines = Settings.keys.map { Settings.environmentName(of: $0.name) + "=http://elsewhere.example" }
        try folder.write(lines.joined(separator: "\n"), to: ".env.local")
        let settings = try folder.settings().settings
        #expect(settings.sources == ["mongodb.uri": ".env.local"])
        for key in Settings.keys.map(\.name) where key != "mongodb.uri" {
            #expect(settings.value(of: key)?.contains("elsewhere") != true)
        }
    }

    @Test("a .env.local that cannot be read is told of, not passed over")
    func unreadableLocal() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: ".env.local/file")
        let warnings = try folder.settings().warnings
        #expect(warnings.count == 1)
        #expect(warnings.first?.contains(".env.local cannot be read") == true)
    }

    @Test("--config names the one file that is read")
    func configOption() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"llm": {"model": "default", "judgeModel": "j"}}"#, to: TemporaryFolder.config)
        let file = try folder.write(#"{"llm": {"model": "chosen"}}"#, to: "mine.json")
        let settings = try folder.settings(configFile: file).settings
        #expect(settings.model == "chosen")
        #expect(settings.judgeModel == nil)
    }

    @Test("with nothing configured there is nothing to complain of, and every default holds")
    func nothing() throws {
        let (settings, warnings) = try TemporaryFolder().settings()
        #expect(warnings.isEmpty)
        #expect(settings.sources.isEmpty)
        #expect(settings.provider == .auto)
        #expect(settings.theme == .auto)
    }

    @Test("XDG_CONFIG_HOME moves the configuration file")
    func xdg() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"llm": {"model": "m"}}"#, to: "elsewhere/mock-interview/config.json")
        #expect(try folder.settings(["XDG_CONFIG_HOME": folder.path + "/elsewhere"]).settings.model == "m")
    }
}

@Suite("The environment's names")
struct EnvironmentNameTests {
    static let names = [
        ("mongodb.uri", "MONGODB_URI"), ("llm.provider", "LLM_PROVIDER"), ("llm.baseURL", "LLM_BASE_URL"),
        ("llm.apiKey", "LLM_API_KEY"), ("llm.model", "LLM_MODEL"), ("llm.judgeModel", "LLM_JUDGE_MODEL"),
        ("openai.apiKey", "OPENAI_API_KEY"), ("anthropic.apiKey", "ANTHROPIC_API_KEY"),
        ("interview.questions", "INTERVIEW_QUESTIONS"), ("interview.minutes", "INTERVIEW_MINUTES"),
        ("ui.theme", "UI_THEME"),
    ]

    @Test("every key is listed here, so that none goes unpromised")
    func complete() {
        #expect(Self.names.map(\.0) == Settings.keys.map(\.name))
    }

    @Test("each key has the variable that the documentation names, and it is the one that is read", arguments: names)
    func name(key: String, variable: String) throws {
        #expect(Settings.environmentName(of: key) == variable)
        let value =
            switch key {
            case "llm.provider": "ollama"
            case "interview.questions", "interview.minutes": "17"
            case "ui.theme": "mono"
            default: "a value"
            }
        let settings = try TemporaryFolder().settings([variable: value]).settings
        #expect(settings.value(of: key) == value)
        #expect(settings.sources == [key: variable])
    }

    @Test("each key is read from the configuration file, nested or with dots", arguments: names.map(\.0))
    func file(key: String) throws {
        let value =
            switch key {
            case "llm.provider": "\"ollama\""
            case "interview.questions", "interview.minutes": "17"
            case "ui.theme": "\"mono\""
            default: "\"a value\""
            }
        let folder = try TemporaryFolder()
        let parts = key.split(separator: ".")
        for json in ["{\"\(key)\": \(value)}", "{\"\(parts[0])\": {\"\(parts[1])\": \(value)}}"] {
            try folder.write(json, to: TemporaryFolder.config)
            let (settings, warnings) = try folder.settings()
            #expect(settings.value(of: key) == value.filter { $0 != "\"" })
            #expect(warnings.isEmpty)
        }
    }
}
