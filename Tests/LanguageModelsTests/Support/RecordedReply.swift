@testable import LanguageModels

/// A reply as a server of each protocol sends it, with all that may stand in one: comments, pings, thoughts, characters of
/// several bytes, escapes, and a space behind every colon or none.
struct RecordedReply: Sendable {
    let dialect: Dialect
    /// With LF at the end of every line.
    let stream: String
    /// What must be read from it.
    let text = "Zwölf Fäden, 十二 threads 👩‍💻: put() \"twice\"\n\\ and </done>."

    init(_ dialect: Dialect) {
        self.dialect = dialect
        stream =
            switch dialect {
            case .chat: Self.chat
            case .anthropic: Self.anthropic
            case .ollama: Self.ollama
            }
    }

    /// Where the protocol's end marker is whole, in bytes: of a shorter beginning nothing may pass for a reply.
    func end(lineEnd: LineEnd) -> Int {
        let count = bytes(lineEnd: lineEnd).count
        // Ollama's last line is whole with its brace. The last LF of a blank CRLF line comes after that line has ended.
        switch (dialect, lineEnd) {
        case (.ollama, _): return count - lineEnd.rawValue.utf8.count
        case (_, .crlf): return count - 1
        default: return count
        }
    }

    func bytes(lineEnd: LineEnd) -> [UInt8] { Array(stream.replacing("\n", with: lineEnd.rawValue).utf8) }

    enum LineEnd: String, CaseIterable, Sendable {
        case lf = "\n"
        case crlf = "\r\n"
        case cr = "\r"
    }

    private static let chat = #"""
        : OPENROUTER PROCESSING

        data: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

        data: {"choices":[{"index":0,"delta":{"reasoning_content":"Hm. [DONE]"},"finish_reason":null}]}

        data:{"choices":[{"index":0,"delta":{"content":"Zwölf Fäden, 十二 "},"finish_reason":null}]}

        : keep-alive

        data: {"choices":[{"index":0,"delta":{"content":"threads 👩‍💻: <thi"},"finish_reason":null}]}

        event: message
        data: {"choices":[{"index":0,
        data: "delta":{"content":"nk>secret</think>put() \"twice\"\n\\ and </do"},"finish_reason":null}]}
        id: 7

        data: {"choices":[{"index":0,"delta":{"content":"ne>."},"finish_reason":null}]}

        data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2,"total_tokens":9}}

        data: [DONE]


        """#

    private static let anthropic = #"""
        event: message_start
        data: {"type":"message_start","message":{"id":"m","role":"assistant","content":[],"usage":{"input_tokens":7,"output_tokens":1}}}

        event: ping
        data: {"type": "ping"}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm. message_stop"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: content_block_start
        data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

        : comment

        event: content_block_delta
        data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Zwölf Fäden, 十二 thr"}}

        event:content_block_delta
        data:{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"eads \ud83d\udc69‍💻: put() \"twice\"\n\\ a"}}

        event: ping
        data: {"type": "ping"}

        event: content_block_delta
        data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"nd </done>."}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":1}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":2}}

        event: message_stop
        data: {"type":"message_stop"}


        """#

    private static let ollama = #"""
        {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"","thinking":"Hm. done"},"done":false}
        {"model":"m","message":{"role":"assistant","content":"Zwölf Fäden, 十二 "},"done":false}

        {"model":"m","message":{"role":"assistant","content":"threads 👩‍💻: <thi"},"done":false}
        {"model":"m","message":{"role":"assistant","content":"nk>secret</think>put() \"twi"},"done":false}
        {"model":"m","message":{"role":"assistant","content":"ce\"\n\\ and </done>."},"done":false}
        {"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":7,"eval_count":2}

        """#
}
