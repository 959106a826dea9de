/// A field of a request that some servers refuse.
enum RequestField: String, Hashable, Sendable, CaseIterable {
    case streamOptions = "stream_options"
    case temperature
    case maxTokens = "max_tokens"
    case maxCompletionTokens = "max_completion_tokens"
    /// The form of a structured reply, whatever the protocol calls it.
    case structure = "response_format"

    /// The fields that an error says are not supported. A field whose *value* is refused, such as a limit of tokens
    /// that is too high, is none of them; the form of a reply is the exception, since its value is what is refused.
    static func unwelcome(status: Int, message: String) -> Set<RequestField> {
        let text = message.lowercased()
        let isRefusal = [400, 422].contains(status)
        var fields: Set<RequestField> = []
        if isRefusal, refusals.contains(where: text.contains) {
            fields = Set(allCases.filter { text.contains($0.rawValue) })
        }
        if refusesStructure(status: status, text, besides: fields) { fields.insert(.structure) }
        return fields
    }

    private static let refusals = [
        "unsupported", "not support", "unknown", "unrecognized", "unexpected", "not permitted", "not allowed",
        "extra_forbidden", "cannot find field", "no such field", "only the default", "deprecated",
    ]

    /// What servers call the form of a reply when they refuse it: OpenAI and DeepSeek `response_format`, Groq
    /// "response format", llama.cpp and vLLM the grammar or the schema, Gemini `response_schema`, Ollama before 0.5
    /// `ChatRequest.format`, Anthropic the tools.
    private static let structureNames = [
        "response_format", "response format", "json_schema", "json_object", "schema", "grammar", "structured output",
        "response_mime_type", "response mime type", "chatrequest.format", "invalid format", "tool",
    ]
    /// Of these, what no other failure of a server is likely to mention; llama.cpp refuses some forms with a 500.
    private static let plainStructureNames = ["response_format", "json_schema", "json schema", "grammar"]

    private static func refusesStructure(status: Int, _ text: String, besides fields: Set<RequestField>) -> Bool {
        // Groq's word for a model that was asked rightly and wrote something else.
        if text.contains("json_validate_failed") || text.contains("failed_generation") { return false }
        switch status {
        case 400, 422:
            if structureNames.contains(where: text.contains) { return true }
            return fields.isEmpty && (text.contains("unsupported") || text.contains("not support"))
        case 500, 501: return plainStructureNames.contains(where: text.contains)
        default: return false
        }
    }
}
