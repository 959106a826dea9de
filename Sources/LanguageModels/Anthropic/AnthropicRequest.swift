internal import InterviewKit

/// The body of `POST /v1/messages`.
struct AnthropicRequest: Encodable {
    struct Message: Hashable, Encodable {
        let role: String
        var content: String
    }

    /// The API wants a limit where the program sets none.
    private static let defaultMaximumTokens = 4096

    private let model: String
    private let system: String?
    private let messages: [Message]
    private let stream = true
    private let temperature: Double?
    private let maxTokens: Int
    /// The tool that the model must use; no member that is encoded, since its schema is written as it is.
    private let tool: ReplySchema?

    init(_ request: ModelRequest, model: String, shape: RequestShape) {
        self.model = model
        tool = shape.structure == .schema ? request.schema : nil
        let parts = tool == nil ? request.askingForJSONInWords().parts : request.parts
        let instructions = parts.filter { $0.role == .system && !$0.text.isBlank }.map(\.text)
        system = instructions.isEmpty ? nil : instructions.joined(separator: "\n\n")
        messages = Self.alternating(parts)
        temperature = shape.hasTemperature ? request.temperature.map { min($0, 1) } : nil
        maxTokens = request.maximumTokens ?? Self.defaultMaximumTokens
    }

    /// The JSON, its keys in a fixed order. Throws where a number cannot be written, such as a temperature of NaN.
    func json() throws(ModelError) -> [UInt8] {
        guard let tool = try tool?.checked() else { return try JSONBody.encode(self) }
        return try JSONBody.encode(
            self,
            adding: [
                (
                    "tools",
                    #"[{"name":"\#(tool.name)","description":"Takes the reply.","input_schema":\#(tool.json)}]"#
                ),
                ("tool_choice", #"{"type":"tool","name":"\#(tool.name)"}"#),
            ])
    }

    /// The conversation as the API takes it: the user begins, the two sides take turns, nothing is empty, and nothing
    /// ends with white space where the assistant has the last word.
    static func alternating(_ parts: [ModelRequest.Part]) -> [Message] {
        var messages: [Message] = []
        for part in parts where part.role != .system && !part.text.isBlank {
            let text = part.role == .assistant ? part.text.trimmingASCIIWhitespace() : part.text
            if messages.last?.role == part.role.rawValue {
                messages[messages.count - 1].content += "\n\n" + text
            } else {
                messages.append(Message(role: part.role.rawValue, content: text))
            }
        }
        if messages.first?.role != Role.user { messages.insert(Message(role: Role.user, content: "Begin."), at: 0) }
        return messages
    }

    private enum Role {
        static let user = InterviewKit.Message.Role.user.rawValue
    }

    enum CodingKeys: String, CodingKey {
        case model, system, messages, stream, temperature
        case maxTokens = "max_tokens"
    }
}

extension String {
    /// Nothing but white space, as servers that refuse empty text see it.
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
