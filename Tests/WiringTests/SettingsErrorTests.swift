internal import Foundation
internal import Testing

@testable import Wiring

@Suite("Settings that cannot be used")
struct SettingsErrorTests {
    private func complaint(_ json: String) throws -> String {
        let folder = try TemporaryFolder()
        try folder.write(json, to: TemporaryFolder.config)
        return folder.complaint()
    }

    @Test(
        "a file that is not JSON is told by line and column",
        arguments: [
            ("{\n  \"llm\": {\n    \"model\": oops\n  }\n}", "line 3, column 14"),
            ("{\"llm\": {\"model\": \"m\"} \"ui\": {}}", "line 1, column 24"),
            ("{\n \"ä\": \"ü\",\n \"ö\" x}", "line 3, column 6"),
            ("// settings\n{}", "line 1, column 1"),
            ("{\r\n\"llm\": 01}", "line 2, column 9"),
            ("{\n\"llm\": {", "line 2, column 9"),
            ("", "line 1, column 1"),
        ])
    func place(json: String, place: String) throws {
        let sentence = try complaint(json)
        #expect(sentence.contains("is not JSON"))
        #expect(sentence.hasSuffix(place + "."), "\(sentence)")
    }

    @Test("a file that holds something other than one object says so", arguments: ["[]", "\"text\"", "3", "null"])
    func topLevel(json: String) throws {
        #expect(try complaint(json).contains("must hold one JSON object"))
    }

    @Test("a missing --config file is named; a missing default one is no error")
    func missing() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/none.json"
        #expect(folder.complaint(configFile: path) == "There is no configuration file at \(path).")
    }

    @Test("a folder in place of the file is an error with advice, not silence")
    func directory() throws {
        let folder = try TemporaryFolder()
        #expect(folder.complaint(configFile: folder.path).contains("cannot be read"))
    }

    @Test(
        "a value of the wrong type is an error that names its key, never a default",
        arguments: [
            #"{"llm": {"model": 3}}"#, #"{"llm": {"model": true}}"#, #"{"llm": {"model": []}}"#,
            #"{"llm": {"model": {}}}"#, #"{"llm": {"model": {"name": "m"}}}"#, #"{"llm": {"provider": 1}}"#,
            #"{"interview": {"questions": "six"}}"#, #"{"interview": {"questions": true}}"#,
            #"{"interview": {"questions": 2.5}}"#, #"{"interview": {"questions": 1e300}}"#,
            #"{"interview": {"questions": 99999999999999999999}}"#,
        ])
    func wrongType(json: String) throws {
        let sentence = try complaint(json)
        let keys = ["interview.questions", "llm.model", "llm.provider"].filter { key in
            json.contains("\"\(key.split(separator: ".")[1])\"")
        }
        #expect(keys.count == 1)
        for key in keys { #expect(sentence.contains("`\(key)`"), "\(sentence)") }
        #expect(sentence.contains("must be"), "\(sentence)")
    }

    @Test(
        "a number out of range is an error that names the range",
        arguments: [
            ("INTERVIEW_QUESTIONS", "0", "1 to 50"), ("INTERVIEW_QUESTIONS", "51", "1 to 50"),
            ("INTERVIEW_QUESTIONS", "many", "1 to 50"), ("INTERVIEW_MINUTES", "481", "1 to 480"),
            ("INTERVIEW_MINUTES", "-5", "1 to 480"), ("INTERVIEW_MINUTES", "1.5", "1 to 480"),
        ])
    func range(variable: String, value: String, range: String) throws {
        let sentence = try TemporaryFolder().complaint([variable: value])
        #expect(sentence.contains(variable) && sentence.contains(range), "\(sentence)")
    }

    @Test("an unknown choice is an error that lists the known ones")
    func choice() throws {
        let folder = try TemporaryFolder()
        let provider = folder.complaint(["LLM_PROVIDER": "gemini"])
        for name in ["auto", "openai", "anthropic", "ollama", "offline"] { #expect(provider.contains(name)) }
        let theme = folder.complaint(["UI_THEME": "pink"])
        for name in ["auto", "dark", "light", "mono"] { #expect(theme.contains(name)) }
    }

    @Test("an unknown key is named as a warning, wherever it stands, and the rest is read")
    func unknownKeys() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"llm": {"modell": "x", "model": "m"}, "editor": {}, "mongodb": "y", "a": {"b": {"c": 1}}}"#,
            to: TemporaryFolder.config)
        let (settings, warnings) = try folder.settings()
        #expect(settings.model == "m")
        #expect(warnings.count == 4)
        for key in ["llm.modell", "editor", "mongodb", "a.b.c"] {
            #expect(warnings.contains { $0.contains("`\(key)`") })
        }
    }

    @Test("no error about the settings holds a secret")
    func secrets() throws {
        let secret = "s3cr3t-value"
        let folder = try TemporaryFolder()
        var complaints: [String] = []
        for key in Settings.keys where key.isSecret {
            let parts = key.name.split(separator: ".")
            for value in ["[\"\(secret)\"]", "{\"x\": \"\(secret)\"}", secret, "\"\(secret)", "\"\(secret)\" 1"] {
                try folder.write("{\"\(parts[0])\": {\"\(parts[1])\": \(value)}}", to: TemporaryFolder.config)
                complaints.append(folder.complaint())
            }
        }
        var environment: [String: String] = [:]
        for key in Settings.keys where key.isSecret { environment[Settings.environmentName(of: key.name)] = secret }
        environment["INTERVIEW_MINUTES"] = "x"
        try folder.write("{}", to: TemporaryFolder.config)
        complaints.append(folder.complaint(environment))
        #expect(complaints.count == 21)
        for complaint in complaints { #expect(!complaint.contains(secret), "\(complaint)") }
    }
}
