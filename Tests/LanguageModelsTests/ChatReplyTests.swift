import InterviewKit
import Testing

@testable import LanguageModels

@Suite("The chunks of a reply")
struct ChatReplyTests {
    private func outcome(_ data: [String], limit: Int = 1000) -> (
        events: [ModelEvent], ending: ReadStep<ModelEvent>.Ending?
    ) {
        var reply = ChatReply(mapping: FaultMapping(secret: "sk-1"), limit: limit)
        var events: [ModelEvent] = []
        for piece in data {
            let step = reply.receive(ServerSentEvent(data: Array(piece.utf8)))
            events += step.events
            if let ending = step.ending { return (events, ending) }
        }
        return (events, nil)
    }

    private static func delta(_ members: String, finish: String = "null") -> String {
        #"{"choices":[{"index":0,"delta":{\#(members)},"finish_reason":\#(finish)}]}"#
    }

    private static let hi = delta(#""content":"Hi""#)
    private static let stop = delta("", finish: #""stop""#)

    @Test(
        "mean a whole reply only when the end marker came",
        arguments: [
            [hi], [hi, stop], [hi, stop, #"{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1}}"#],
        ])
    func needsItsMarker(data: [String]) {
        #expect(outcome(data).ending == nil)
        #expect(outcome(data + ["[DONE]"]).ending == .finished)
    }

    @Test(
        "say why the model stopped",
        arguments: [
            (#""stop""#, StopReason.complete), (#""length""#, .length), (#""tool_calls""#, .other("tool_calls")),
            (#""end_turn""#, .complete), ("null", .other("unstated")), (#""\u001bodd""#, .other("odd")),
        ])
    func stopReasons(reason: String, expected: StopReason) {
        let found = outcome([Self.delta(#""content":"Hi""#, finish: reason), "[DONE]"])
        #expect(found.events == [.text("Hi"), .finished(expected, usage: nil)])
    }

    static let failures: [([String], ModelError)] = [
        ([hi, delta("", finish: #""content_filter""#)], .filtered),
        ([hi, delta("", finish: #""error""#)], .failedMidway(reason: "the server stopped with “error”")),
        ([stop, "[DONE]"], .empty),
        ([delta(#""content":" \n""#), stop, "[DONE]"], .empty),
        ([delta(#""content":"<think>hm""#), stop, "[DONE]"], .empty),
        ([delta(#""refusal":"I can""#), delta(#""refusal":"not."# + "\""), stop, "[DONE]"], .refusal("I cannot.")),
        ([hi, #"{"error":{"message":"Boom sk-1"}}"#], .failedMidway(reason: "Boom …")),
        ([hi, #"{"choices":[{"index":0,"delta":{},"error":{"message":"Boom"}}]}"#], .failedMidway(reason: "Boom")),
        ([#"{"error":"busy"}"#], .rejected(status: 200, reason: "busy")),
        ([#"{"error":{"message":"busy","code":503}}"#], .unavailable(status: 503, retryAfter: nil, reason: "busy")),
        (
            [#"{"error":{"message":"later","type":"overloaded_error"}}"#],
            .unavailable(status: 529, retryAfter: nil, reason: "later")
        ),
        (
            [#"{"error":{"message":"slow","code":"rate_limit_exceeded"}}"#],
            .rateLimited(retryAfter: nil, reason: "slow")
        ),
        (["nonsense \u{1B}[31m"], .malformed(reason: "an event of the reply is not JSON: nonsense [31m")),
        (
            [delta(#""content":"\#(String(repeating: "a", count: 1001))""#)],
            .malformed(reason: "the reply is larger than 1000 bytes")
        ),
        (
            Array(repeating: delta(#""reasoning":"\#(String(repeating: "a", count: 99))""#), count: 11),
            .malformed(reason: "the reply is larger than 1000 bytes")
        ),
    ]

    @Test("that end badly have an error with a name", arguments: failures)
    func fails(data: [String], error: ModelError) {
        #expect(outcome(data).ending == .failed(Fault(error)))
    }

    @Test(
        "keep the reply out of the thought and the thought out of the reply",
        arguments: ["reasoning", "reasoning_content"])
    func thoughts(member: String) {
        let thought = Self.delta(#""content":"","\#(member)":"secret""#)
        let found = outcome([thought, thought, Self.delta(#""content":"\n\nHi""#), Self.stop, "[DONE]"])
        #expect(found.events == [.thinking, .text("Hi"), .finished(.complete, usage: nil)])
    }

    @Test("with members of unexpected kinds are read for what can be understood")
    func lenience() {
        let found = outcome([
            #"{"choices":null}"#, #"{"type":"ping"}"#, #"{"choices":[{"delta":null}],"usage":null}"#,
            #"{"choices":[{"index":1,"delta":{"content":"another"}}]}"#,
            #"{"choices":[{"delta":{"role":"assistant","content":null,"tool_calls":[{"x":1}],"reasoning":{"a":1}}}]}"#,
            #"{"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"text":"x"}]},{"type":"text","text":"Hi"}]}}]}"#,
            #"{"choices":[{"delta":{"content":" \ud83d\ude00"},"finish_reason":"stop"}],"usage":{"prompt_tokens":"?"}}"#,
            " [DONE]",
        ])
        #expect(found.events == [.thinking, .text("Hi"), .text(" \u{1F600}"), .finished(.complete, usage: nil)])
    }

    @Test("that are not UTF-8 show U+FFFD and go on")
    func invalidUTF8() {
        var reply = ChatReply(mapping: FaultMapping(), limit: 1000)
        let bytes = Array(#"{"choices":[{"delta":{"content":"a"#.utf8) + [0xFF] + Array(#"b"}}]}"#.utf8)
        #expect(reply.receive(ServerSentEvent(data: bytes)).events == [.text("a\u{FFFD}b")])
    }

    @Test("sent whole are a reply, an error, or neither")
    func whole() {
        func step(_ body: String) -> ReadStep<ModelEvent> {
            var reply = ChatReply(mapping: FaultMapping(), limit: 1000)
            return reply.receiveWhole(Array(body.utf8))
        }
        let body = #"{"choices":[{"message":{"content":"<think>x</think>Hi"},"finish_reason":"length"}],"error":null}"#
        #expect(step(body).events == [.thinking, .text("Hi"), .finished(.length, usage: nil)])
        #expect(step(#"[{"error":{"code":400,"message":"No."}}]"#) == .failed(.rejected(status: 400, reason: "No.")))
        #expect(
            step(#"{"hello":1}"#).ending
                == .failed(Fault(.malformed(reason: #"the answer is not a chat completion: {"hello":1}"#))))
        for cut in 1..<body.utf8.count {
            let ending = step(String(body.prefix(cut))).ending
            guard case .failed(let fault) = ending, case .malformed = fault.error else {
                Issue.record("cut at \(cut): \(String(describing: ending))")
                continue
            }
        }
    }
}

@Suite("A thought")
struct ThoughtFilterTests {
    static let readings: [(String, String)] = [
        ("<think>a</think>b", "b"), ("<think>a</think>\n\n b", "b"), ("a<think>b</think>c", "ac"),
        ("a < b <thin", "a < b <thin"), ("a <b> </b> <thinker>", "a <b> </b> <thinker>"), ("<think>a", ""),
        ("<think>a<think>b</think>c", "c"), ("a</think>b", "ab"), ("<<think>a</think>>", "<>"),
        ("<think>a < b </thin </think>c", "c"), ("  \n a ", "a "), ("", ""), ("<think></think>\u{E9}", "\u{E9}"),
    ]

    @Test("is kept out of the text, wherever its tags are split", arguments: readings)
    func filters(input: String, text: String) {
        for size in 1...8 {
            var filter = ThoughtFilter()
            var found = ""
            var rest = Substring(input)
            while !rest.isEmpty {
                found += filter.push(String(rest.prefix(size))).text
                rest = rest.dropFirst(size)
            }
            found += filter.end().text
            #expect(found == text, "in pieces of \(size)")
        }
    }
}
