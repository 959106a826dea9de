internal import FoundationEssentials

/// One chunk of a streamed reply, or a whole reply of a server that does not stream. Members this program has no use
/// for, or whose type is not the expected one, are passed over: servers add their own.
struct ChatChunk: Decodable {
    struct Choice: Decodable {
        let index: Int
        let content: Content?
        let finishReason: String?
        let error: JSONValue?
    }

    /// What `delta`, or `message` in a whole reply, says.
    struct Content: Decodable {
        var text = ""
        var hasThought = false
        /// Bytes of thought, which count towards the size of a reply.
        var thoughtBytes = 0
        var refusal = ""
    }

    let choices: [Choice]
    let usage: (prompt: Int, reply: Int)?
    let error: JSONValue?

    private static let decoder = JSONDecoder()

    /// Nil when the bytes are not a JSON object. Bytes that are not UTF-8 become U+FFFD.
    static func decode(_ bytes: [UInt8]) -> ChatChunk? {
        try? decoder.decode(ChatChunk.self, from: Data(String(decoding: bytes, as: UTF8.self).utf8))
    }
}

extension ChatChunk {
    private enum Keys: String, CodingKey {
        case choices, usage, error
    }

    private struct Usage: Decodable {
        let prompt: Int
        let reply: Int

        enum CodingKeys: String, CodingKey {
            case prompt = "prompt_tokens"
            case reply = "completion_tokens"
        }
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Keys.self)
        choices = (try? members.decodeIfPresent([Choice].self, forKey: .choices)) ?? []
        usage = (try? members.decodeIfPresent(Usage.self, forKey: .usage)).map { ($0.prompt, $0.reply) }
        error = try members.decodeIfPresent(JSONValue.self, forKey: .error)
    }
}

extension ChatChunk.Choice {
    private enum Keys: String, CodingKey {
        case index, delta, message, error
        case finishReason = "finish_reason"
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Keys.self)
        index = (try? members.decodeIfPresent(Int.self, forKey: .index)) ?? 0
        finishReason = try? members.decodeIfPresent(String.self, forKey: .finishReason)
        content =
            (try? members.decodeIfPresent(ChatChunk.Content.self, forKey: .delta))
            ?? (try? members.decodeIfPresent(ChatChunk.Content.self, forKey: .message))
        error = try? members.decodeIfPresent(JSONValue.self, forKey: .error)
    }
}

extension ChatChunk.Content {
    private enum Keys: String, CodingKey {
        case content, reasoning, refusal
        case reasoningContent = "reasoning_content"
    }

    /// Mistral's thinking models send the content in parts.
    private struct Part: Decodable {
        let type: String?
        let text: String?
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Keys.self)
        // The usual case first: to find that a text is no list takes longer than all the rest.
        if let text = try? members.decodeIfPresent(String.self, forKey: .content) {
            self.text = text
        } else if let parts = try? members.decodeIfPresent([Part].self, forKey: .content) {
            text = parts.filter { $0.type == "text" }.compactMap(\.text).joined()
            hasThought = parts.contains { $0.type == "thinking" }
        }
        for key in [Keys.reasoningContent, .reasoning] {
            let thought = (try? members.decodeIfPresent(String.self, forKey: key)) ?? ""
            thoughtBytes += thought.utf8.count
        }
        hasThought = hasThought || thoughtBytes > 0
        refusal = (try? members.decodeIfPresent(String.self, forKey: .refusal)) ?? ""
    }
}
