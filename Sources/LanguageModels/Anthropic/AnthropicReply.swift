internal import InterviewKit

/// Turns the events of one streamed message into those of a reply. It is whole when `message_stop` came; events and
/// blocks of kinds not known here are passed over, as the API's documentation asks.
struct AnthropicReply: StreamedReply {
    typealias Framing = EventStreamParser

    private var account: ReplyAccount
    /// The input of a tool is the reply. Text beside it is not, unless the model used no tool after all.
    private let usesTool: Bool
    private var hasUsedTool = false
    private var asideText = ""
    private var promptTokens: Int?
    private var stopReason: String?

    /// `limit` is the most bytes of text and thought the reply may have; `usesTool` where one was forced.
    init(mapping: FaultMapping, limit: Int, usesTool: Bool) {
        account = ReplyAccount(mapping: mapping, limit: limit)
        self.usesTool = usesTool
    }

    /// The message's beginning is sent before the model has read what it is asked, and pings at any time.
    static func isProgress(_ event: ServerSentEvent) -> Bool {
        !event.isBlank && event.name != "ping" && event.name != "message_start"
    }

    mutating func receive(_ event: ServerSentEvent) -> ReadStep<ModelEvent> {
        guard let json = JSONValue.decode(event.data), case .object = json else {
            if event.isBlank { return ReadStep() }
            return .failed(account.mapping.malformed("an event of the reply is not JSON", showing: event.data))
        }
        switch json["type"]?.string ?? event.name {
        case "message_start":
            count(json["message"]?["usage"])
            return ReadStep()
        case "content_block_start":
            return receive(block: json["content_block"])
        case "content_block_delta":
            return receive(delta: json["delta"])
        case "message_delta":
            count(json["usage"])
            stopReason = json["delta"]?["stop_reason"]?.string ?? stopReason
            guard stopReason == "refusal" else { return ReadStep() }
            let explanation = json["delta"]?["stop_details"]?["explanation"]?.string ?? "it gave no reason"
            return .failed(.refusal(account.mapping.cleaned(explanation)))
        case "message_stop":
            return finish()
        case "error":
            return account.fail(ErrorBody(event.data))
        default:
            return ReadStep()
        }
    }

    mutating func receiveWhole(_ body: [UInt8]) -> ReadStep<ModelEvent> {
        if let json = JSONValue.decode(body), ErrorBody.error(in: json) != nil {
            return account.fail(ErrorBody(body))
        }
        return .failed(account.mapping.malformed("the answer is not a stream of events", showing: body))
    }

    private mutating func receive(block: JSONValue?) -> ReadStep<ModelEvent> {
        switch block?["type"]?.string {
        case "text": return receive(text: block?["text"]?.string ?? "")
        case "thinking", "redacted_thinking": return account.add("", hasThought: true)
        case "tool_use":
            hasUsedTool = true
            return ReadStep()
        default: return ReadStep()
        }
    }

    private mutating func receive(delta: JSONValue?) -> ReadStep<ModelEvent> {
        switch delta?["type"]?.string {
        case "text_delta":
            return receive(text: delta?["text"]?.string ?? "")
        case "input_json_delta":
            return usesTool ? account.add(delta?["partial_json"]?.string ?? "") : ReadStep()
        case "thinking_delta":
            return account.add("", hasThought: true, unseenBytes: delta?["thinking"]?.string?.utf8.count ?? 0)
        default:
            return ReadStep()
        }
    }

    private mutating func receive(text: String) -> ReadStep<ModelEvent> {
        guard usesTool else { return account.add(text) }
        asideText += text
        return account.add("", unseenBytes: text.utf8.count)
    }

    private mutating func finish() -> ReadStep<ModelEvent> {
        // What stood beside the tool was counted when it came; counted again it could only stop a reply of 2 MiB.
        var step = usesTool && !hasUsedTool ? account.add(asideText) : ReadStep()
        guard step.ending == nil else { return step }
        let last = account.finish(reason)
        step.events += last.events
        step.ending = last.ending
        return step
    }

    /// The prompt is counted when the message begins, apart from what was cached; the reply's count grows.
    private mutating func count(_ usage: JSONValue?) {
        let prompts = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"]
            .compactMap { usage?[$0]?.integer }
        if !prompts.isEmpty { promptTokens = prompts.reduce(0) { $0.addingReportingOverflow($1).partialValue } }
        if let promptTokens, let reply = usage?["output_tokens"]?.integer {
            account.usage = TokenUsage(prompt: promptTokens, reply: reply)
        }
    }

    private var reason: StopReason {
        switch stopReason {
        case "end_turn", "stop_sequence": .complete
        case "tool_use" where usesTool: .complete
        case "max_tokens", "model_context_window_exceeded": .length
        case let reason?: .other(account.mapping.cleaned(reason))
        case nil: .other("unstated")
        }
    }
}
