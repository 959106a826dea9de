internal import Testing

@testable import Wiring

@Suite("The settings as doctor shows them")
struct SettingsReportTests {
    @Test("every key has one line that says whether it is set")
    func nothingSet() {
        let lines = SettingsReport(settings: Settings()).lines
        #expect(lines.count == Settings.keys.count)
        for (line, key) in zip(lines, Settings.keys) { #expect(line.hasPrefix("\(key.name): not set")) }
        #expect(lines.contains("llm.provider: not set (auto)"))
        #expect(lines.contains("interview.questions: not set (6)"))
    }

    @Test("what is set is shown with its source, unless it is a secret")
    func values() throws {
        let settings = try TemporaryFolder().settings([
            "LLM_MODEL": "qwen", "INTERVIEW_QUESTIONS": "4", "MONGODB_URI": "mongodb://ada:pw@db.example/d",
            "LLM_BASE_URL": "http://localhost/v1", "OPENAI_API_KEY": "sk-1",
        ]).settings
        let lines = SettingsReport(settings: settings).lines
        #expect(lines.contains("llm.model: qwen, from LLM_MODEL"))
        #expect(lines.contains("interview.questions: 4, from INTERVIEW_QUESTIONS"))
        #expect(lines.contains("llm.baseURL: http://localhost/v1, from LLM_BASE_URL"))
        #expect(lines.contains("mongodb.uri: mongodb://***@db.example/d, from MONGODB_URI"))
        #expect(lines.contains("openai.apiKey: set, not shown, from OPENAI_API_KEY"))
    }

    @Test("no secret is shown, not even one in the wrong place")
    func secrets() throws {
        let secret = "s3cr3t"
        var environment: [String: String] = [:]
        for key in Settings.keys where key.isSecret { environment[Settings.environmentName(of: key.name)] = secret }
        for uri in [secret, "mongodb://u:\(secret)@h", "mongodb://u:\(secret)/x@h", "mongodb://u:\(secret)"] {
            environment["MONGODB_URI"] = uri
            environment["LLM_BASE_URL"] = "https://u:\(secret)@h/v1"
            let lines = SettingsReport(settings: try TemporaryFolder().settings(environment).settings).lines
            for line in lines { #expect(!line.contains(secret), "\(line)") }
        }
    }
}
