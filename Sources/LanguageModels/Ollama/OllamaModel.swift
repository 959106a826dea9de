package import InterviewKit

/// A model behind Ollama's own API, which unlike its OpenAI-compatible one lets the size of the context be set: with
/// the size it has by itself it forgets the beginning of a long conversation without a word. Making one touches
/// neither the network nor a thread.
package struct OllamaModel: ServedModel {
    private let client: ModelClient<OllamaAPI>

    /// A model named `model` at `BASE/api/chat`; a `/v1` at the end of the base address is left out. An empty key is
    /// none; `limits` are the standard ones where not given. Throws when nothing could come of it, or a key would
    /// travel in clear text over a network.
    package init(
        baseURL: String, apiKey: String? = nil, model: String, limits: ReplyLimits? = nil
    ) throws(ModelConfigurationError) {
        client = try ModelClient(baseURL: baseURL, apiKey: apiKey, model: model, limits: limits)
    }

    package var name: String { client.model }
    package var endpoint: String { client.base }
    package var protocolName: String { OllamaAPI.name }
    package var replyStructure: ReplyStructure { client.structure }

    package func ask(
        _ request: ModelRequest, _ hear: @Sendable (ModelEvent) -> Void
    ) async throws(ModelError) {
        try await client.ask(request, hear)
    }

    package func availableModels() async throws(ModelError) -> [String] { try await client.availableModels() }
}

/// Ollama's chat protocol.
enum OllamaAPI: ModelAPI {
    static let name = "Ollama"
    static let replyPath = "/api/chat"
    static let modelsPath = "/api/tags"
    static let structures = ReplyStructure.allCases

    static func base(_ configured: String) -> String {
        var base = configured
        if base.hasSuffix("/v1") { base.removeLast(3) }
        while base.hasSuffix("/") { base.removeLast() }
        return base
    }

    /// Ollama asks for no key itself, but a server in front of it may.
    static func headers(key: String?) -> [String] { ChatCompletionsAPI.headers(key: key) }

    static func prepare(_ shape: inout RequestShape, for request: ModelRequest) {
        shape.reserveContext(OllamaContext.tokens(for: request))
    }

    static func body(of request: ModelRequest, model: String, shape: RequestShape) throws(ModelError) -> [UInt8] {
        try OllamaRequest(request, model: model, shape: shape).json()
    }

    static func reply(
        to request: ModelRequest, shape: RequestShape, mapping: FaultMapping, limit: Int
    ) -> OllamaReply {
        OllamaReply(mapping: mapping, limit: limit)
    }
}

/// How large a context to ask for. The model is loaded anew for each size, so there are few of them, and none is
/// smaller than one that was asked for before (``RequestShape``).
enum OllamaContext {
    static let smallest = 4096
    static let largest = 32768
    /// Room for a reply without a limit of its own.
    private static let replyTokens = 2048
    /// Fewer than most text has, so that the estimate is rather too high.
    private static let bytesPerToken = 3

    /// A power of two that holds the prompt and the reply, from ``smallest`` to ``largest``.
    static func tokens(for request: ModelRequest) -> Int {
        // The schema stands in the prompt where the server does not take it; a few tokens of template for each part.
        let texts = request.parts.reduce(request.schema?.json.utf8.count ?? 0) { $0 + $1.text.utf8.count + 24 }
        let reply = min(max(request.maximumTokens ?? replyTokens, 0), largest)
        var size = smallest
        while size < texts / bytesPerToken + reply && size < largest { size *= 2 }
        return size
    }
}
