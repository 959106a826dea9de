internal import InterviewKit

/// The body of `POST /api/chat`.
struct OllamaRequest: Encodable {
    private struct Message: Encodable {
        let role: String
        let content: String
    }

    private struct Options: Encodable {
        let contextTokens: Int
        let maximumTokens: Int?
        let temperature: Double?

        enum CodingKeys: String, CodingKey {
            case contextTokens = "num_ctx"
            case maximumTokens = "num_predict"
            case temperature
        }
    }

    private let model: String
    private let messages: [Message]
    private let stream = true
    private let options: Options
    /// An error instead of silence when the conversation does not fit; understood since 0.12.6.
    private let truncate = false
    /// How the reply is to look; no member that is encoded, since it is written as it is.
    private let schema: ReplySchema?
    private let structure: ReplyStructure

    init(_ request: ModelRequest, model: String, shape: RequestShape) {
        self.model = model
        schema = request.schema
        structure = shape.structure
        let parts = structure == .schema ? request.parts : request.askingForJSONInWords().parts
        messages = parts.map { Message(role: $0.role.rawValue, content: $0.text) }
        options = Options(
            contextTokens: max(shape.contextTokens, OllamaContext.smallest), maximumTokens: request.maximumTokens,
            temperature: shape.hasTemperature ? request.temperature : nil)
    }

    /// The JSON, its keys in a fixed order. Throws where a number cannot be written, such as a temperature of NaN.
    func json() throws(ModelError) -> [UInt8] {
        guard let schema = try schema?.checked() else { return try JSONBody.encode(self) }
        return switch structure {
        case .schema: try JSONBody.encode(self, adding: [("format", schema.json)])
        case .jsonObject: try JSONBody.encode(self, adding: [("format", #""json""#)])
        case .words: try JSONBody.encode(self)
        }
    }

    enum CodingKeys: String, CodingKey {
        case model, messages, stream, options, truncate
    }
}
