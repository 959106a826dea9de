import InterviewKit
import LanguageModels

/// A protocol as a fake server writes it, so that one test can ask for the same of all three.
enum Dialect: String, CaseIterable, Sendable {
    case chat, anthropic, ollama

    func model(
        _ server: FakeServer, isOverTLS: Bool = false, key: String? = nil, named name: String = "m",
        limits: ReplyLimits? = nil
    ) throws -> any ServedModel {
        let base = isOverTLS ? "https://127.0.0.1:\(server.port)/v1" : server.base
        return switch self {
        case .chat: try OpenAICompatibleModel(baseURL: base, apiKey: key, model: name, limits: limits)
        case .anthropic: try AnthropicModel(baseURL: base, apiKey: key, model: name, limits: limits)
        case .ollama: try OllamaModel(baseURL: base, apiKey: key, model: name, limits: limits)
        }
    }

    var path: String {
        switch self {
        case .chat: "/v1/chat/completions"
        case .anthropic: "/v1/messages"
        case .ollama: "/api/chat"
        }
    }

    /// What comes before the first word; reports 7 tokens of prompt where the protocol does so there.
    var begin: String {
        switch self {
        case .chat: ": keep-alive\n\n"
        case .anthropic:
            event(
                "message_start",
                #""message":{"id":"x","content":[],"usage":{"input_tokens":4,"cache_creation_input_tokens":2,"#
                    + #""cache_read_input_tokens":1,"output_tokens":1}}"#)
                + event("ping", #""odd":[{}]"#)
                + event("content_block_start", #""index":0,"content_block":{"type":"text","text":""}"#)
        case .ollama: ""
        }
    }

    func text(_ text: String) -> String {
        switch self {
        case .chat: Stream.text(text)
        case .anthropic:
            event("content_block_delta", #""index":0,"delta":{"type":"text_delta","text":"\#(text)"}"#)
        case .ollama: #"{"model":"m","message":{"role":"assistant","content":"\#(text)"},"done":false}"# + "\n"
        }
    }

    func thought(_ text: String) -> String {
        switch self {
        case .chat: Stream.data(#"{"choices":[{"index":0,"delta":{"reasoning_content":"\#(text)"}}]}"#)
        case .anthropic:
            event("content_block_start", #""index":0,"content_block":{"type":"thinking","thinking":""}"#)
                + event("content_block_delta", #""index":0,"delta":{"type":"thinking_delta","thinking":"\#(text)"}"#)
                + event("content_block_delta", #""index":0,"delta":{"type":"signature_delta","signature":"\#(text)"}"#)
                + event("content_block_stop", #""index":0"#)
        case .ollama:
            #"{"message":{"role":"assistant","content":"","thinking":"\#(text)"},"done":false}"# + "\n"
        }
    }

    /// The end of a reply, with its 2 tokens, up to and with the marker that makes it whole.
    func end(_ reason: String? = nil) -> String {
        switch self {
        case .chat: return Stream.finish(reason ?? "stop") + Stream.usage + Stream.done
        case .anthropic:
            let delta = #""delta":{"stop_reason":"\#(reason ?? "end_turn")"},"usage":{"output_tokens":2}"#
            return event("content_block_stop", #""index":0"#) + event("message_delta", delta)
                + event("message_stop", nil)
        case .ollama:
            return #"{"message":{"role":"assistant","content":""},"done":true,"done_reason":"\#(reason ?? "stop")","#
                + #""prompt_eval_count":7,"eval_count":2}"# + "\n"
        }
    }

    /// An error inside a stream under status 200.
    func error(_ message: String) -> String {
        switch self {
        case .chat: Stream.data(#"{"error":{"message":"\#(message)","type":"overloaded_error"}}"#)
        case .anthropic: event("error", #""error":{"type":"overloaded_error","message":"\#(message)"}"#)
        case .ollama: #"{"error":"\#(message)"}"# + "\n"
        }
    }

    var hello: String { begin + text("Hel") + text("lo") + end() }

    /// One of Anthropic's events.
    func event(_ type: String, _ members: String?) -> String {
        "event: \(type)\ndata: {\"type\":\"\(type)\"\(members.map { "," + $0 } ?? "")}\n\n"
    }
}
