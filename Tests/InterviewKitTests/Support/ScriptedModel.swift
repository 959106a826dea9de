import InterviewKit
import Synchronization
import Testing

/// A model that replies by a script and keeps what it was asked.
final class ScriptedModel: LanguageModel {
    /// One reply of a script.
    enum Reply: Sendable {
        /// The text, whole, with 10 tokens read and 5 written.
        case text(String)
        /// The text, ended by the limit of tokens.
        case cut(String)
        /// The text, then no end.
        case brokenOff(String)
        case failing(ModelError)
        /// Nothing, until whoever waits gives up.
        case silence
    }

    let name: String
    let endpoint: String
    private let script: @Sendable (ModelRequest, Int) -> Reply
    private let asked = Mutex<[ModelRequest]>([])
    private let stops = Mutex(0)

    /// `script` gets each request and how many came before it.
    init(
        name: String = "scripted-1", endpoint: String = "https://models.example/v1",
        _ script: @escaping @Sendable (ModelRequest, Int) -> Reply
    ) {
        self.name = name
        self.endpoint = endpoint
        self.script = script
    }

    /// Replies with each text in turn, and with the last one from then on.
    convenience init(_ texts: String...) {
        self.init { _, number in .text(texts.isEmpty ? "" : texts[min(number, texts.count - 1)]) }
    }

    /// All requests so far.
    var requests: [ModelRequest] { asked.withLock { $0 } }
    /// How many replies were given up before they ended.
    var stopped: Int { stops.withLock { $0 } }

    func reply(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let number = asked.withLock { requests in
            requests.append(request)
            return requests.count - 1
        }
        let reply = script(request, number)
        return AsyncThrowingStream { continuation in
            continuation.onTermination = { end in
                if case .cancelled = end { self.stops.withLock { $0 += 1 } }
            }
            switch reply {
            case .text(let text):
                continuation.yield(.text(text))
                continuation.yield(.finished(.complete, usage: TokenUsage(prompt: 10, reply: 5)))
                continuation.finish()
            case .cut(let text):
                continuation.yield(.text(text))
                continuation.yield(.finished(.length, usage: nil))
                continuation.finish()
            case .brokenOff(let text):
                continuation.yield(.text(text))
                continuation.finish()
            case .failing(let error):
                continuation.finish(throwing: error)
            case .silence: break
            }
        }
    }
}

extension ModelRequest {
    /// All that the model is told, the instructions included.
    var wholeText: String { parts.map(\.text).joined(separator: "\n") }
}

extension ScriptedModel.Reply: CustomTestStringConvertible {
    /// The log of the tests is not to hold megabytes.
    var testDescription: String {
        let text = "\(self)"
        return text.count <= 100 ? text : text.prefix(100) + "… (\(text.count) characters)"
    }
}
