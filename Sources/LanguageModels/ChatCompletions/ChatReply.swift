internal import InterviewKit

/// Turns the chunks of one reply into events: a value, told what came, answering with what it means.
///
/// A reply is whole when its end marker came: `[DONE]` after a stream, the closing brace of a reply sent at once. A
/// `finish_reason` alone is not enough, since a cut may follow it.
struct ChatReply: StreamedReply {
    typealias Framing = EventStreamParser

    private var account: ReplyAccount
    private var refusal = ""
    private var finishReason: String?

    private var mapping: FaultMapping { account.mapping }

    /// `limit` is the most bytes of text and thought the reply may have.
    init(mapping: FaultMapping, limit: Int) {
        account = ReplyAccount(mapping: mapping, limit: limit)
    }

    /// The data of the next event of the stream.
    mutating func receive(_ event: ServerSentEvent) -> ReadStep<ModelEvent> {
        let data = event.data.drop { $0 == 0x20 || $0 == 0x09 }
        if data.isEmpty { return ReadStep() }
        if data.elementsEqual("[DONE]".utf8) || data.starts(with: "[DONE] ".utf8) { return finish() }
        guard let chunk = ChatChunk.decode(event.data) else {
            // Gemini may wrap an error in an array, in a stream, too.
            if let error = JSONValue.decode(event.data).flatMap(ErrorBody.error(in:)) {
                return account.fail(ErrorBody(error, whole: String(decoding: event.data, as: UTF8.self)))
            }
            return .failed(mapping.malformed("an event of the reply is not JSON", showing: event.data))
        }
        if event.name == "error", chunk.error == nil { return account.fail(ErrorBody(event.data)) }
        return receive(chunk, raw: event.data)
    }

    /// A whole reply, from a server that did not stream although it was asked to.
    mutating func receiveWhole(_ body: [UInt8]) -> ReadStep<ModelEvent> {
        if let json = JSONValue.decode(body), let error = ErrorBody.error(in: json) {
            return account.fail(ErrorBody(error, whole: String(decoding: body, as: UTF8.self)))
        }
        guard let chunk = ChatChunk.decode(body), !chunk.choices.isEmpty else {
            return .failed(mapping.malformed("the answer is not a chat completion", showing: body))
        }
        var step = receive(chunk, raw: body)
        guard step.ending == nil else { return step }
        let last = finish()
        step.events += last.events
        step.ending = last.ending
        return step
    }

    private mutating func receive(_ chunk: ChatChunk, raw: [UInt8]) -> ReadStep<ModelEvent> {
        if let error = chunk.error ?? chunk.choices.lazy.compactMap(\.error).first {
            return account.fail(ErrorBody(error, whole: String(decoding: raw, as: UTF8.self)))
        }
        if let counts = chunk.usage { account.usage = TokenUsage(prompt: counts.prompt, reply: counts.reply) }
        guard let choice = chunk.choices.first(where: { $0.index == 0 }) else { return ReadStep() }

        var step = ReadStep<ModelEvent>()
        if let content = choice.content {
            refusal += content.refusal
            step = account.add(
                content.text, hasThought: content.hasThought,
                unseenBytes: content.thoughtBytes + content.refusal.utf8.count)
            guard step.ending == nil else { return step }
        }
        if let reason = choice.finishReason, !reason.isEmpty {
            finishReason = reason
            step.ending = Self.failure(finishReason: reason).map { .failed(Fault($0)) }
        }
        return step
    }

    private mutating func finish() -> ReadStep<ModelEvent> {
        account.finish(stopReason, refusal: refusal)
    }

    private var stopReason: StopReason {
        switch finishReason {
        case "stop", "eos", "eos_token", "end_turn", "stop_sequence": .complete
        case "length", "max_tokens": .length
        case let reason?: .other(mapping.cleaned(reason))
        case nil: .other("unstated")
        }
    }

    /// Some reasons to stop are failures.
    private static func failure(finishReason: String) -> ModelError? {
        switch finishReason {
        case "content_filter": .filtered
        case "error", "insufficient_system_resource":
            .failedMidway(reason: "the server stopped with “\(finishReason)”")
        default: nil
        }
    }
}
