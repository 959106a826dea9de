import InterviewKit

@testable import LanguageModels

extension FuzzPath {
    /// Server-sent events, and the replies of the two protocols that are made of them.
    static let eventStream = FuzzPath(
        name: "event-stream",
        samples: [
            FuzzInput.sample(chatStream, 0), FuzzInput.sample(chatStream.replacing("\n", with: "\r\n"), 0),
            FuzzInput.sample(chatParts, 0),
            FuzzInput.sample(anthropicStream, 1), FuzzInput.sample(anthropicStream, 2),
            FuzzInput.sample(
                "\u{FEFF}: hello\rdata\r\rdata:\ndata: two\nid: 7\nretry: 5\n\nevent: error\ndata: {\"error\":\"x\"}\n\n",
                0),
            FuzzInput.sample(#"{"choices":[{"index":0,"message":{"content":"whole"},"finish_reason":"stop"}]}"#, 0),
            FuzzInput.sample(#"[{"error":{"code":429,"message":"slow","details":[{"retryDelay":"34.4s"}]}}]"#, 0),
            FuzzInput.sample(chatStream, 3), FuzzInput.sample(chatStream, 4),
        ],
        words: [
            "data:", "data: ", "event:", "event: error", "\n\n", "\r\n\r\n", "\r", "[DONE]", "data: [DONE]\n\n", ": ",
            "<think>",
            "</think>", "\u{FEFF}", "{\"choices\":[", "\"delta\":{", "\"content\":\"", "\"finish_reason\":\"stop\"",
            "\"type\":\"message_stop\"", "\"type\":\"content_block_delta\"", "\"text_delta\"", "\"usage\":", "\u{301}",
        ],
        mostBytes: 640
    ) { bytes in
        let input = FuzzInput(bytes)
        let mapping = Replies.mapping
        switch input.choice % 5 {
        case 0: try Replies.check(ChatReply(mapping: mapping, limit: Replies.limit), input, marker: "[DONE]")
        case 1: try Replies.check(AnthropicReply(mapping: mapping, limit: Replies.limit, usesTool: false), input)
        case 2: try Replies.check(AnthropicReply(mapping: mapping, limit: Replies.limit, usesTool: true), input)
        case 3: try Framing.check(EventStreamParser.self, input)
        default: try Framing.checkLineEnds(input)
        }
    }

    /// One JSON value a line, and the replies of Ollama.
    static let lines = FuzzPath(
        name: "ndjson",
        samples: [
            FuzzInput.sample(ollamaStream), FuzzInput.sample(ollamaStream, 1),
            FuzzInput.sample(ollamaStream.replacing("\n", with: "\r\n")),
            FuzzInput.sample("{\"error\":\"model requires more memory\"}\n"),
            FuzzInput.sample("\n \t\r\n{\"message\":{\"content\":\"<think>a</think>b\"},\"done\":true}"),
        ],
        words: [
            "{\"message\":{", "\"content\":\"", "\"thinking\":\"", "\"done\":true", "\"done_reason\":\"stop\"", "\n",
            "\r\n",
            "\"error\":", "\"prompt_eval_count\":", "\"eval_count\":", "9223372036854775807", "<think>", "</think>",
            "\u{301}",
        ],
        mostBytes: 400
    ) { bytes in
        let input = FuzzInput(bytes)
        guard input.choice % 2 == 0 else { return try Framing.check(JSONLines.self, input) }
        try Replies.check(OllamaReply(mapping: Replies.mapping, limit: Replies.limit), input, marker: "done")
    }

    private static let chatStream = """
        : hi

        data: {"choices":[{"delta":{"content":"<think>hm</think> Two "}}]}

        data: {"choices":[{"delta":{},"finish_reason":"stop"}]}

        data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2}}

        data: [DONE]


        """

    private static let chatParts = """
        data: {"choices":[{"delta":{"reasoning_content":"hm","content":"a \\u00e9\\ud83d\\ude00"}}]}

        data: {"choices":[{"delta":{"content":[{"type":"text","text":"é漢😀"},{"type":"thinking"}]}}]}


        """

    private static let anthropicStream = """
        event: message_start
        data: {"type":"message_start","message":{"usage":{"input_tokens":4,"output_tokens":1}}}

        data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","name":"reply"}}

        data: {"type":"content_block_delta","delta":{"type":"text_delta","text":"Two"}}

        data: {"type":"content_block_delta","delta":{"type":"input_json_delta","partial_json":"{\\"a\\":1}"}}

        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":12}}

        event: message_stop
        data: {"type":"message_stop"}


        """

    private static let ollamaStream = """
        {"message":{"content":"","thinking":"hm"},"done":false}
        {"message":{"content":"Two é漢😀"}}
        {"model":"m","message":{"content":""},"done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":3}

        """
}

/// A stream cut into events.
private enum Framing {
    static let lineLimit = 100
    static let eventLimit = 160

    struct Reading: Equatable {
        var events: [ServerSentEvent] = []
        var overflow: EventStreamParser.Overflow?
    }

    private static func read<Parser: ReplyFraming>(_ type: Parser.Type, _ pieces: [[UInt8]]) -> Reading {
        var parser = Parser(lineLimit: lineLimit, eventLimit: eventLimit)
        var reading = Reading()
        for piece in pieces { reading.events += parser.push(piece) }
        reading.overflow = parser.overflow
        if reading.overflow == nil, let last = parser.end() { reading.events.append(last) }
        return reading
    }

    /// However the bytes are split, they make the same events, none of them larger than it may be.
    static func check<Parser: ReplyFraming>(_ type: Parser.Type, _ input: FuzzInput) throws {
        var dice = input.dice
        let whole = read(type, [input.content])
        try hold(whole == read(type, dice.pieces(of: input.content)), "the events depend on how the bytes were split")
        try hold(whole.events.allSatisfy { $0.data.count <= eventLimit }, "an event is larger than its limit")
    }

    /// LF, CRLF and CR are the same to a reader of event streams.
    static func checkLineEnds(_ input: FuzzInput) throws {
        guard !input.content.contains(0x0D) else { return }
        let whole = read(EventStreamParser.self, [input.content])
        let carriageReturns = input.content.map { $0 == 0x0A ? 0x0D : $0 }
        let pairs = input.content.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        try hold(whole == read(EventStreamParser.self, [carriageReturns]), "CR does not end lines as LF does")
        try hold(whole == read(EventStreamParser.self, [pairs]), "CRLF does not end lines as LF does")
    }
}

/// A reply read to its end.
enum Replies {
    /// Of a line, and of a reply.
    static let limit = 256
    static let secret = "sk-canary-0123456789"
    static let mapping = FaultMapping(secret: secret)
    private static let start = ContinuousClock.now

    private static let limits: ReplyLimits = {
        var limits = ReplyLimits()
        limits.lineBytes = limit
        limits.replyBytes = limit
        return limits
    }()

    private struct Outcome: Equatable {
        var text = ""
        var isFinished = false
        /// What went wrong, without the words for it: these quote the piece that came last.
        var fault: Substring?
    }

    /// However the bytes are split, they make the same reply; one without its end marker is never whole.
    static func check(_ reply: some StreamedReply, _ input: FuzzInput, marker: String? = nil) throws {
        var dice = input.dice
        let whole = try read(reply, [input.content])
        let parted = try read(reply, dice.pieces(of: input.content))
        try hold(whole == parted, "the reply depends on how its bytes were split: \(whole) or \(parted)")
        try hold(whole.text.utf8.count <= limit, "the reply is larger than its limit")
        guard whole.isFinished, let marker else { return }
        let isJSON = input.content.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
        try hold(isJSON || input.text.contains(marker), "a reply without its end marker is taken for whole")
    }

    private static func read(_ reply: some StreamedReply, _ pieces: [[UInt8]]) throws -> Outcome {
        var reader = ReplyReader(reply, limits: limits, mapping: mapping, start: start)
        var outcome = Outcome()
        var step = reader.receive(ResponseHead(status: 200), at: start)
        for piece in pieces where step.ending == nil {
            step = reader.receive(piece, at: start)
            outcome.text += text(of: step)
        }
        if step.ending == nil {
            step = reader.end(TransferEnding(code: 0, message: ""))
            outcome.text += text(of: step)
        }
        switch step.ending {
        case nil: throw Broken("the end of the connection is no end")
        case .finished: outcome.isFinished = true
        case .failed(let fault):
            try check(fault.error)
            outcome.fault = "\(fault.error)".prefix { $0 != ":" && !$0.isNumber }
        }
        return outcome
    }

    private static func text(of step: ReadStep<ModelEvent>) -> String {
        step.events.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }

    /// What is said of an error is short, on one line, and holds no key.
    static func check(_ error: ModelError) throws {
        let sentence = "\(error)"
        let scalars = sentence.unicodeScalars
        try hold(scalars.count <= 300, "an error of \(scalars.count) characters")
        try hold(!scalars.contains { $0.properties.generalCategory == .control }, "an error with controls")
        try hold(!sentence.utf8.hasPart(secret.utf8), "an error holds the key")
    }
}

extension Collection where Element == UInt8 {
    /// Whether the bytes hold these others; characters would hide them behind a combining mark.
    func hasPart(_ part: some Collection<UInt8>) -> Bool {
        let part = Array(part)
        let bytes = Array(self)
        guard let first = part.first, bytes.count >= part.count else { return part.isEmpty }
        return (0...bytes.count - part.count).contains {
            bytes[$0] == first && bytes[$0..<$0 + part.count].elementsEqual(part)
        }
    }
}
