internal import InterviewKit

/// The body of `POST /chat/completions`.
struct ChatRequest: Encodable {
    private struct Message: Encodable {
        let role: String
        let content: String
    }

    private struct StreamOptions: Encodable {
        let includeUsage = true

        enum CodingKeys: String, CodingKey {
            case includeUsage = "include_usage"
        }
    }

    private let model: String
    private let messages: [Message]
    private let stream = true
    private let streamOptions: StreamOptions?
    private let temperature: Double?
    private let maxTokens: Int?
    private let maxCompletionTokens: Int?

    /// How the reply is to look; no member that is encoded, since it is written as it is.
    private let schema: ReplySchema?
    private let structure: ReplyStructure

    init(_ request: ModelRequest, model: String, shape: RequestShape) {
        self.model = model
        schema = request.schema
        structure = shape.structure
        let parts = structure == .schema ? request.parts : request.askingForJSONInWords().parts
        messages = parts.map { Message(role: $0.role.rawValue, content: $0.text) }
        streamOptions = shape.hasStreamOptions ? StreamOptions() : nil
        temperature = shape.hasTemperature ? request.temperature : nil
        maxTokens = shape.tokenLimit == .maxTokens ? request.maximumTokens : nil
        maxCompletionTokens = shape.tokenLimit == .maxCompletionTokens ? request.maximumTokens : nil
    }

    /// The JSON, its keys in a fixed order. Throws where a number cannot be written, such as a temperature of NaN.
    func json() throws(ModelError) -> [UInt8] {
        guard let schema = try schema?.checked() else { return try JSONBody.encode(self) }
        let format: String
        switch structure {
        case .schema:
            format =
                #"{"type":"json_schema","json_schema":{"name":"\#(schema.name)","strict":true,"schema":\#(schema.json)}}"#
        case .jsonObject: format = #"{"type":"json_object"}"#
        case .words: return try JSONBody.encode(self)
        }
        return try JSONBody.encode(self, adding: [("response_format", format)])
    }

    enum CodingKeys: String, CodingKey {
        case model, messages, stream, temperature
        case streamOptions = "stream_options"
        case maxTokens = "max_tokens"
        case maxCompletionTokens = "max_completion_tokens"
    }
}
