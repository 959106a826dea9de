package import InterviewKit

/// A model behind the chat completions API of OpenAI, which many servers speak: OpenAI, Gemini's compatible endpoint,
/// Ollama, llama.cpp, LM Studio, vLLM. Making one touches neither the network nor a thread.
package struct OpenAICompatibleModel: ServedModel {
    private let client: ModelClient<ChatCompletionsAPI>

    /// A model named `model` at `BASE/chat/completions`. An empty key is none; `limits` are the standard ones where
    /// not given. Throws when nothing could come of it, or a key would travel in clear text over a network.
    package init(
        baseURL: String, apiKey: String? = nil, model: String, limits: ReplyLimits? = nil
    ) throws(ModelConfigurationError) {
        client = try ModelClient(baseURL: baseURL, apiKey: apiKey, model: model, limits: limits)
    }

    package var name: String { client.model }
    package var endpoint: String { client.base }
    package var protocolName: String { ChatCompletionsAPI.name }
    package var replyStructure: ReplyStructure { client.structure }

    package func ask(
        _ request: ModelRequest, _ hear: @Sendable (ModelEvent) -> Void
    ) async throws(ModelError) {
        try await client.ask(request, hear)
    }

    package func availableModels() async throws(ModelError) -> [String] { try await client.availableModels() }
}

/// The chat completions protocol.
enum ChatCompletionsAPI: ModelAPI {
    static let name = "OpenAI-compatible"
    static let replyPath = "/chat/completions"
    static let modelsPath = "/models"
    static let structures = ReplyStructure.allCases

    static func base(_ configured: String) -> String { configured }

    static func headers(key: String?) -> [String] { key.map { ["Authorization: Bearer \($0)"] } ?? [] }

    static func body(of request: ModelRequest, model: String, shape: RequestShape) throws(ModelError) -> [UInt8] {
        try ChatRequest(request, model: model, shape: shape).json()
    }

    static func reply(
        to request: ModelRequest, shape: RequestShape, mapping: FaultMapping, limit: Int
    ) -> ChatReply {
        ChatReply(mapping: mapping, limit: limit)
    }
}
