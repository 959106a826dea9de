import InterviewKit
import LanguageModels
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs where `MOCK_INTERVIEW_TEST_LLM_BASE_URL` names a server, which need not be clever.
private let realServer = getenv("MOCK_INTERVIEW_TEST_LLM_BASE_URL").map { String(cString: $0) }

extension SocketTests {
    @Suite("A real server", .enabled(if: realServer != nil), .timeLimit(.minutes(10)))
    struct RealServer {
        private func model() async throws -> OpenAICompatibleModel {
            let base = try #require(realServer)
            let names = try await OpenAICompatibleModel(baseURL: base, model: "any").availableModels()
            return try OpenAICompatibleModel(baseURL: base, model: try #require(names.first))
        }

        @Test("replies, counts its tokens, and is whole")
        func replies() async throws {
            let parts: [ModelRequest.Part] = [.init(.system, "Answer in one word."), .init(.user, "What is 2 plus 2?")]
            let outcome = await (try model()).ask(ModelRequest(parts, maximumTokens: 20, temperature: 0))
            #expect(outcome.error == nil && !outcome.text.isEmpty)
            guard case .finished(.complete, let usage?) = outcome.events.last else {
                Issue.record("not whole: \(outcome)")
                return
            }
            #expect(usage.prompt > 0 && usage.reply > 0)
        }

        @Test("says when it ran into the limit of tokens")
        func length() async throws {
            let request = ModelRequest([.init(.user, "Count to a thousand.")], maximumTokens: 3, temperature: 0)
            #expect(await (try model()).ask(request).stop == .length)
        }

        @Test("is free for the next request soon after one was cancelled")
        func cancels() async throws {
            let model = try await model()
            for try await event in model.reply(to: ModelRequest([.init(.user, "Count to a thousand.")])) {
                if case .text = event { break }
            }
            let request = ModelRequest([.init(.user, "Say hello.")], maximumTokens: 5)
            #expect(await model.ask(request).error == nil)
        }
    }
}
