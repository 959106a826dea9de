internal import ArgumentParser
internal import InterviewKit
internal import LanguageModels
internal import Testing

@testable import MockInterview

/// A model that says the same every time: one thing in one line, another where a structured reply is asked for.
private struct CannedModel: ServedModel {
    let name = "m"
    let endpoint = "http://127.0.0.1:1/v1"
    let protocolName = "OpenAI-compatible"
    var replyStructure = ReplyStructure.schema
    var line: Result<String, ModelError> = .success("ready")
    var object: Result<String, ModelError> = .success(#"{"word":"ready"}"#)
    var models = ["m"]

    func ask(_ request: ModelRequest, _ hear: @Sendable (ModelEvent) -> Void) async throws(ModelError) {
        hear(.text(try (request.schema == nil ? line : object).get()))
        hear(.finished(.complete, usage: TokenUsage(prompt: 7, reply: 2)))
    }

    func availableModels() async throws(ModelError) -> [String] { models }
}

@Suite("A model as doctor tries it")
struct ModelCheckTests {
    private func check(_ model: CannedModel) async -> (said: [String], failure: ExitCode?) {
        var said: [String] = []
        let failure = await ModelCheck(model).run(title: "Model") { said.append($0) }
        return (said, failure)
    }

    @Test("gets both its replies reported, with times and tokens, and how the second was asked for")
    func well() async throws {
        for (structure, words) in [
            (ReplyStructure.schema, "by JSON Schema"), (.jsonObject, "for a JSON object"), (.words, "in plain words"),
        ] {
            let (said, failure) = await check(CannedModel(replyStructure: structure))
            #expect(failure == nil)
            #expect(said.first == "\nModel: m at http://127.0.0.1:1/v1 (OpenAI-compatible)")
            let figures = #/\(first token after \d+\.\d s, \d+\.\d s in all, 7 tokens read and 2 written\)$/#
            #expect(said.count == 3)
            for line in said.dropFirst() { #expect(line.contains(figures), "\(line)") }
            #expect(said[1].hasPrefix(#"  one line: ok, "ready" ("#))
            #expect(said[2].hasPrefix("  structured: ok, asked \(words) ("))
        }
    }

    @Test("that fails is reported in a sentence, with the status for a model that cannot be reached")
    func fails() async {
        let (said, failure) = await check(CannedModel(line: .failure(.unreachable(reason: "refused"))))
        #expect(said.count == 3 && said[1].hasPrefix("  FAILED: ") && said[1].contains("LLM_BASE_URL"))
        #expect(said.last == "    mend: curl -i http://127.0.0.1:1/v1")
        #expect(failure == ExitStatus.modelUnreachable)
        let second = await check(CannedModel(object: .failure(.stalled(seconds: 60))))
        #expect(second.said.dropLast().last?.contains("60 s") == true)
        #expect(second.failure == ExitStatus.modelUnreachable)
    }

    @Test("whose structured reply is none fails", arguments: ["ready", "{}", #"{"word":1}"#, "}{", #"{"word":""}"#])
    func noObject(reply: String) async {
        let (said, failure) = await check(CannedModel(object: .success(reply)))
        #expect(said.contains { $0.contains("FAILED") && $0.contains("LLM_JUDGE_MODEL") })
        #expect(said.last == "    mend: export LLM_JUDGE_MODEL=NAME")
        #expect(failure == ExitStatus.failed)
    }

    @Test("may put a fence around its object")
    func fence() async {
        let (_, failure) = await check(CannedModel(object: .success("Here:\n```json\n{\"word\": \"ready\"}\n```")))
        #expect(failure == nil)
    }

    @Test("that the server does not list is told, with those it lists")
    func unknownName() async {
        let names = (1...14).map { "model-\($0)" }
        let (said, failure) = await check(CannedModel(line: .failure(.notFound(reason: "no")), models: names))
        #expect(failure == ExitStatus.modelUnreachable)
        #expect(said.last?.contains("does not list m. It lists: model-1, model-10, ") == true)
        #expect(said.last?.hasSuffix(" and 2 more.") == true)
        #expect(await check(CannedModel(models: [])).said.count == 3)
        #expect(await check(CannedModel(models: ["other"])).said.last?.contains("It lists: other.") == true)
    }

    @Test("is listed also with a tag, a folder or a date that may be left out")
    func sameNames() {
        for listed in ["c", "c:latest", "models/c", "c-20250929"] { #expect(ModelCheck.isSame(listed, "c")) }
        for listed in ["c:7b", "c-2", "C", "cc", "c-2025092x"] { #expect(!ModelCheck.isSame(listed, "c")) }
    }
}
