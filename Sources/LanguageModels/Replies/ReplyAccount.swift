internal import InterviewKit

/// What is counted while a reply arrives, whatever its protocol: its text apart from its thoughts, its size, its tokens,
/// and whether anything was passed on yet.
struct ReplyAccount: Sendable {
    let mapping: FaultMapping
    /// Tokens, as far as the server told them.
    var usage: TokenUsage?

    private let limit: Int
    private var thoughts = ThoughtFilter()
    private var wasThinking = false
    private var hasText = false
    private var hasEvents = false
    private var bytes = 0

    /// `limit` is the most bytes of text and thought the reply may have.
    init(mapping: FaultMapping, limit: Int) {
        self.mapping = mapping
        self.limit = limit
    }

    /// Text came, thought came, or both. `unseenBytes` are those of thoughts and whatever else is not passed on.
    mutating func add(_ text: String, hasThought: Bool = false, unseenBytes: Int = 0) -> ReadStep<ModelEvent> {
        bytes += text.utf8.count + unseenBytes
        guard bytes <= limit else {
            return .failed(.malformed(reason: "the reply is larger than \(limit) bytes"))
        }
        let output = thoughts.push(text)
        return emit(output.text, thought: hasThought || output.isThinking)
    }

    /// The end marker came. A reply that is a `refusal`, or has no text, is a failure with a name.
    mutating func finish(_ reason: StopReason, refusal: String = "") -> ReadStep<ModelEvent> {
        var step = emit(thoughts.end().text, thought: false)
        if !refusal.isEmpty {
            step.ending = .failed(Fault(.refusal(mapping.cleaned(refusal))))
        } else if !hasText {
            step.ending = .failed(Fault(.empty))
        } else {
            step.events.append(.finished(reason, usage: usage))
            step.ending = .finished
        }
        return step
    }

    /// The server reported an error instead of going on.
    func fail(_ body: ErrorBody) -> ReadStep<ModelEvent> {
        hasEvents ? .failed(mapping.errorMidway(body)) : .failed(mapping.faultUnderSuccess(body))
    }

    private mutating func emit(_ text: String, thought: Bool) -> ReadStep<ModelEvent> {
        var step = ReadStep<ModelEvent>()
        if thought && !wasThinking { step.events.append(.thinking) }
        if !text.isEmpty { step.events.append(.text(text)) }
        wasThinking = text.isEmpty && (thought || wasThinking)
        hasText = hasText || !text.isEmpty
        hasEvents = hasEvents || !step.events.isEmpty
        return step
    }
}
