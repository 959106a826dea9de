package import InterviewKit

/// A model behind Anthropic's Messages API. Making one touches neither the network nor a thread.
package struct AnthropicModel: ServedModel {
    private let client: ModelClient<AnthropicAPI>

    /// A model named `model` at `BASE/v1/messages`; the base address may end with `/v1` or not. An empty key is none;
    /// `limits` are the standard ones where not given. Throws when nothing could come of it, or a key would travel in
    /// clear text over a network.
    package init(
        baseURL: String, apiKey: String? = nil, model: String, limits: ReplyLimits? = nil
    ) throws(ModelConfigurationError) {
        client = try ModelClient(baseURL: baseURL, apiKey: apiKey, model: model, limits: limits)
    }

    package var name: String { client.model }
    package var endpoint: String { client.base }
    package var protocolName: String { AnthropicAPI.name }
    package var replyStructure: ReplyStructure { client.structure }

    package func ask(
        _ request: ModelRequest, _ hear: @Sendable (ModelEvent) -> Void
    ) async throws(ModelError) {
        try await client.ask(request, hear)
    }

    package func availableModels() async throws(ModelError) -> [String] { try await client.availableModels() }
}

/// The Messages protocol, version 2023-06-01.
enum AnthropicAPI: ModelAPI {
    static let name = "Anthropic"
    static let replyPath = "/messages"
    /// The most a page can have, which is more models than there are.
    static let modelsPath = "/models?limit=1000"
    /// A tool that the model must use takes the schema; there is no such thing as a JSON mode.
    static let structures: [ReplyStructure] = [.schema, .words]

    static func base(_ configured: String) -> String {
        configured.hasSuffix("/v1") ? configured : configured + "/v1"
    }

    static func headers(key: String?) -> [String] {
        ["anthropic-version: 2023-06-01"] + (key.map { ["x-api-key: \($0)"] } ?? [])
    }

    static func body(of request: ModelRequest, model: String, shape: RequestShape) throws(ModelError) -> [UInt8] {
        try AnthropicRequest(request, model: model, shape: shape).json()
    }

    static func reply(
        to request: ModelRequest, shape: RequestShape, mapping: FaultMapping, limit: Int
    ) -> AnthropicReply {
        let usesTool = request.schema != nil && shape.structure == .schema
        return AnthropicReply(mapping: mapping, limit: limit, usesTool: usesTool)
    }
}
