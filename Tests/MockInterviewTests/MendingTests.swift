import InterviewKit
import Testing

@testable import MockInterview

@Suite("What mends a failure")
struct MendingTests {
    private func store(_ error: StoreError) -> String { Mending.command(error, folder: "/data") }
    private func model(_ error: ModelError, at endpoint: String = "https://host/v1", _ name: String = "Ollama")
        -> String
    {
        Mending.command(error, model: "qwen", at: endpoint, name)
    }

    @Test("of a store is a command for where it is and what failed")
    func stores() {
        #expect(store(.unreachable(place: "127.0.0.1:27017", reason: "refused")) == "sudo systemctl start mongod")
        #expect(store(.unreachable(place: "db.example:27017", reason: "refused")).hasPrefix("mongosh "))
        #expect(
            store(.unreachable(place: "db.example:27017", reason: "certificate has expired"))
                .hasPrefix("openssl s_client -connect db.example:27017 "))
        #expect(store(.invalidURI("odd")) == "export MONGODB_URI=mongodb://HOST:27017/DATABASE")
        #expect(store(.authenticationFailed(place: "db:1")).contains("connectionStatus"))
        #expect(store(.storage("disk full")) == "ls -la '/data'; df -h '/data'")
    }

    @Test("of a model is a command for its server's kind")
    func models() {
        let refused = ModelError.unreachable(reason: "refused")
        #expect(model(refused, at: "http://localhost:11434") == "ollama serve")
        #expect(model(refused) == "curl -i https://host/v1")
        #expect(
            model(refused, at: "http://127.0.0.1:8080/v1", "OpenAI-compatible") == "curl -i http://127.0.0.1:8080/v1")
        let missing = ModelError.notFound(reason: "no such model")
        #expect(model(missing) == "ollama pull qwen")
        #expect(model(missing, "OpenAI-compatible") == "export LLM_MODEL=NAME")
        let unauthorized = ModelError.unauthorized(status: 401, reason: "no key")
        #expect(model(unauthorized, "Anthropic") == "export ANTHROPIC_API_KEY=KEY")
        #expect(model(unauthorized, "OpenAI-compatible") == "export LLM_API_KEY=KEY")
    }

    @Test("stands below the trouble that it mends")
    func lines() {
        #expect(
            Mending.lines(Trouble("the index is missing", mend: "mock-interview list makes it"))
                == ["  trouble: the index is missing", "    mend: mock-interview list makes it"])
    }
}
