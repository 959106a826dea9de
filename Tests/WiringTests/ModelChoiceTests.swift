internal import InterviewKit
internal import LanguageModels
internal import Testing

@testable import Wiring

@Suite("Which model is asked, and which key it is given")
struct ModelChoiceTests {
    private static let all = { () -> Settings in
        var settings = Settings()
        (settings.apiKey, settings.openAIKey, settings.anthropicKey) = ("general", "openai", "anthropic")
        settings.model = "m"
        return settings
    }()

    private func key(_ baseURL: String, _ provider: Settings.Provider = .auto) -> String? {
        var settings = Self.all
        settings.baseURL = baseURL
        settings.provider = provider
        return ModelChoice.endpoint(settings)?.key
    }

    private func complaint(_ settings: Settings) -> String {
        do throws(SettingsError) {
            _ = try ModelChoice.models(settings)
            return "none"
        } catch {
            return error.description
        }
    }

    @Test("auto takes the base URL, else Anthropic's key, else OpenAI's, else nobody")
    func auto() {
        var settings = Self.all
        settings.baseURL = "http://127.0.0.1:8080/v1"
        #expect(ModelChoice.endpoint(settings)?.baseURL == "http://127.0.0.1:8080/v1")
        settings.baseURL = nil
        #expect(ModelChoice.endpoint(settings)?.baseURL == "https://api.anthropic.com/v1")
        #expect(ModelChoice.endpoint(settings)?.key == "anthropic")
        settings.anthropicKey = nil
        #expect(ModelChoice.endpoint(settings)?.baseURL == "https://api.openai.com/v1")
        #expect(ModelChoice.endpoint(settings)?.key == "openai")
        settings.openAIKey = nil
        #expect(ModelChoice.endpoint(settings) == nil)
    }

    @Test("each provider has its own address and key")
    func providers() {
        func endpoint(_ provider: Settings.Provider) -> ModelChoice.Endpoint? {
            var settings = Self.all
            settings.provider = provider
            return ModelChoice.endpoint(settings)
        }
        #expect(endpoint(.openai)?.baseURL == "https://api.openai.com/v1")
        #expect(endpoint(.openai)?.key == "openai")
        #expect(endpoint(.anthropic)?.baseURL == "https://api.anthropic.com/v1")
        #expect(endpoint(.anthropic)?.key == "anthropic")
        #expect(endpoint(.ollama)?.baseURL == "http://127.0.0.1:11434")
        #expect(endpoint(.ollama)?.key == "general")
        #expect(endpoint(.offline) == nil)
    }

    @Test("Anthropic's own host and Ollama are spoken to in their own protocol, unless the provider says otherwise")
    func dialects() {
        func dialect(_ provider: Settings.Provider, _ baseURL: String? = nil) -> ModelChoice.Endpoint.Dialect? {
            var settings = Self.all
            (settings.provider, settings.baseURL) = (provider, baseURL)
            return ModelChoice.endpoint(settings)?.dialect
        }
        #expect(dialect(.auto) == .anthropic)
        #expect(dialect(.anthropic) == .anthropic)
        #expect(dialect(.anthropic, "http://127.0.0.1:4000") == .anthropic)
        #expect(dialect(.auto, "https://api.anthropic.com") == .anthropic)
        #expect(dialect(.openai, "https://api.anthropic.com/v1") == .chatCompletions)
        #expect(dialect(.ollama) == .ollama)
        #expect(dialect(.ollama, "http://127.0.0.1:11434/v1") == .ollama)
        #expect(dialect(.auto, "http://127.0.0.1:11434/v1") == .chatCompletions)
        #expect(dialect(.openai, "http://127.0.0.1:11434/v1") == .chatCompletions)
        #expect(dialect(.openai) == .chatCompletions)
    }

    @Test("the model that is made speaks what was chosen", arguments: Settings.Provider.allCases)
    func protocols(provider: Settings.Provider) throws {
        var settings = Self.all
        settings.provider = provider
        let expected: [Settings.Provider: String] = [
            .auto: "Anthropic", .anthropic: "Anthropic", .openai: "OpenAI-compatible", .ollama: "Ollama",
        ]
        #expect(try ModelChoice.models(settings)?.interviewer.protocolName == expected[provider])
    }

    @Test("the judge is a model of its own where one is named, at the same server")
    func judge() throws {
        var settings = Self.all
        let one = try #require(try ModelChoice.models(settings))
        #expect(one.judge.name == "m" && one.judge.endpoint == one.interviewer.endpoint)
        settings.judgeModel = "small"
        let two = try #require(try ModelChoice.models(settings))
        #expect(two.interviewer.name == "m" && two.judge.name == "small")
        #expect(two.judge.endpoint == one.interviewer.endpoint)
        #expect(two.judge.protocolName == one.interviewer.protocolName)
    }

    @Test("a model without a server is not passed over in silence, unless offline is chosen")
    func modelWithoutServer() throws {
        var settings = Settings()
        settings.model = "qwen"
        for name in ["LLM_MODEL", "qwen", "LLM_BASE_URL", "--offline"] { #expect(complaint(settings).contains(name)) }
        (settings.model, settings.judgeModel) = (nil, "small")
        #expect(complaint(settings).contains("LLM_JUDGE_MODEL names small"))
        settings.provider = .offline
        #expect(try ModelChoice.models(settings) == nil)
    }

    @Test("offline asks no model, whatever else is set")
    func offline() throws {
        var settings = Self.all
        settings.provider = .offline
        settings.baseURL = "https://api.openai.com/v1"
        #expect(try ModelChoice.models(settings) == nil)
    }

    @Test(
        "OPENAI_API_KEY goes to OpenAI's own host, however it is spelled",
        arguments: [
            "https://api.openai.com/v1", "https://api.openai.com", "https://api.openai.com/",
            "https://API.OpenAI.com/v1", "HTTPS://api.openai.com:443/v1", " https://api.openai.com/v1 ",
        ])
    func ownHost(baseURL: String) {
        #expect(key(baseURL) == "openai")
        #expect(key(baseURL, .openai) == "openai")
    }

    @Test(
        "OPENAI_API_KEY goes to nobody else, look-alikes and tricks included",
        arguments: [
            "https://api.openai.com.evil.example/", "https://api.openai.com.evil.example/v1",
            "https://api.openai.com@evil.example/v1", "https://api.openai.com:443@evil.example/v1",
            "https://api.openai.com%2f@evil.example/v1", "https://api.openai.com\\@evil.example/v1",
            "https://evil.example\\@api.openai.com/v1", "https://evil.example/https://api.openai.com/v1",
            "https://evil.example?https://api.openai.com/", "https://evil.example#@api.openai.com/",
            "https://user@api.openai.com/v1", "https://api.openai.com:8443/v1", "http://api.openai.com/v1",
            "https://xapi.openai.com/v1", "https://openai.com/v1", "https://api%2Eopenai.com/v1",
            "https://api.openai.com%40evil.example/", "https://api.openai.com\u{338}/v1", "api.openai.com",
            "https://api.openai.com.:443/v1", "https://api.anthropic.com.evil.example/", "http://127.0.0.1:1/v1",
        ])
    func otherHosts(baseURL: String) {
        for provider in Settings.Provider.allCases where provider != .offline {
            #expect(key(baseURL, provider) == "general")
        }
    }

    @Test("Anthropic's key goes to Anthropic's own host and OpenAI's does not")
    func anthropicHost() {
        #expect(key("https://api.anthropic.com/v1") == "anthropic")
        #expect(key("https://api.anthropic.com", .openai) == "anthropic")
    }

    @Test("LLM_API_KEY serves a provider's own host when that provider's key is not set")
    func generalKey() {
        var settings = Self.all
        (settings.openAIKey, settings.provider) = (nil, .openai)
        #expect(ModelChoice.endpoint(settings)?.key == "general")
    }

    @Test(
        "no key travels over plain HTTP beyond this machine",
        arguments: [
            "http://192.168.1.5:8080/v1", "http://api.openai.com/v1", "http://localhost.evil.example/v1",
            "http://127.0.0.1.evil.example/v1", "http://10.0.0.1/v1", "HTTP://models.example/v1",
        ])
    func plainHTTP(baseURL: String) throws {
        var settings = Self.all
        settings.baseURL = baseURL
        #expect(complaint(settings).contains("unencrypted"))
        settings.apiKey = nil
        #expect(try ModelChoice.models(settings) != nil)
    }

    @Test(
        "a key may go to this machine",
        arguments: ["http://127.0.0.1:8080/v1", "http://localhost/v1", "http://[::1]/v1"])
    func loopback(baseURL: String) throws {
        var settings = Self.all
        settings.baseURL = baseURL
        #expect(try ModelChoice.models(settings)?.interviewer.name == "m")
    }

    @Test("a model that is not named is asked for, by the setting's name")
    func noModel() {
        var settings = Self.all
        settings.model = nil
        #expect(complaint(settings).contains("LLM_MODEL"))
        #expect(complaint(settings).contains("https://api.anthropic.com/v1"))
    }

    @Test("a provider that answers nobody without a key is not asked without one")
    func noKey() {
        var settings = Settings()
        settings.model = "m"
        settings.provider = .openai
        #expect(complaint(settings).contains("OPENAI_API_KEY"))
        settings.provider = .anthropic
        #expect(complaint(settings).contains("ANTHROPIC_API_KEY"))
    }

    @Test("an address with a password in it is refused by a sentence that does not repeat it")
    func passwordInAddress() {
        for model in ["m", nil] {
            var settings = Settings()
            settings.baseURL = "https://ada:s3cr3t@models.example/v1"
            settings.model = model
            #expect(complaint(settings) != "none")
            #expect(!complaint(settings).contains("s3cr3t"))
        }
    }
}
