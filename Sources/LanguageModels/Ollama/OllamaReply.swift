internal import InterviewKit

/// Turns the lines of one streamed reply into its events. It is whole when a line says `done`.
struct OllamaReply: StreamedReply {
    typealias Framing = JSONLines

    private var account: ReplyAccount

    /// `limit` is the most bytes of text and thought the reply may have.
    init(mapping: FaultMapping, limit: Int) {
        account = ReplyAccount(mapping: mapping, limit: limit)
    }

    mutating func receive(_ event: ServerSentEvent) -> ReadStep<ModelEvent> {
        guard let line = JSONValue.decode(event.data), case .object = line else {
            return .failed(account.mapping.malformed("a line of the reply is not JSON", showing: event.data))
        }
        // Errors come under status 200 too, as `{"error": "…"}`.
        if line["error"] != nil { return account.fail(ErrorBody(event.data)) }
        let message = line["message"]
        let thought = message?["thinking"]?.string?.utf8.count ?? 0
        var step = account.add(message?["content"]?.string ?? "", hasThought: thought > 0, unseenBytes: thought)
        guard step.ending == nil, line["done"]?.bool == true else { return step }
        if let prompt = line["prompt_eval_count"]?.integer, let reply = line["eval_count"]?.integer {
            account.usage = TokenUsage(prompt: prompt, reply: reply)
        }
        let last = account.finish(reason(line["done_reason"]?.string))
        step.events += last.events
        step.ending = last.ending
        return step
    }

    mutating func receiveWhole(_ body: [UInt8]) -> ReadStep<ModelEvent> {
        .failed(account.mapping.malformed("the answer is not a stream of lines", showing: body))
    }

    private func reason(_ name: String?) -> StopReason {
        switch name {
        case "stop": .complete
        case "length": .length
        case let reason?: .other(account.mapping.cleaned(reason))
        case nil: .other("unstated")
        }
    }
}
