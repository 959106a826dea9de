internal import FoundationEssentials
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

    init(_ request: ModelRequest, model: String, shape: RequestShape) {
        self.model = model
        messages = request.parts.map { Message(role: $0.role.rawValue, content: $0.text) }
        streamOptions = shape.hasStreamOptions ? StreamOptions() : nil
        temperature = shape.hasTemperature ? request.temperature : nil
        maxTokens = shape.tokenLimit == .maxTokens ? request.maximumTokens : nil
        maxCompletionTokens = shape.tokenLimit == .maxCompletionTokens ? request.maximumTokens : nil
    }

    /// The JSON, its keys in a fixed order. Throws where a number cannot be written, such as a temperature of NaN.
    func json() throws(ModelError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return [UInt8](try encoder.encode(self))
        } catch {
            throw .malformed(reason: "the request cannot be written as JSON")
        }
    }

    enum CodingKeys: String, CodingKey {
        case model, messages, stream, temperature
        case streamOptions = "stream_options"
        case maxTokens = "max_tokens"
        case maxCompletionTokens = "max_completion_tokens"
    }
}
