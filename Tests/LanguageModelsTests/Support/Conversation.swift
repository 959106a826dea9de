import InterviewKit
import LanguageModels

/// What came of one request: the events, and the error that ended them.
struct Outcome: Equatable {
    var events: [ModelEvent] = []
    var error: ModelError?

    /// The reply as a reader would see it.
    var text: String {
        events.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }

    var stop: StopReason? {
        guard case .finished(let reason, _) = events.last else { return nil }
        return reason
    }
}

extension LanguageModel {
    func ask(_ request: ModelRequest = ModelRequest([.init(.user, "Hello")])) async -> Outcome {
        var outcome = Outcome()
        do {
            for try await event in reply(to: request) { outcome.events.append(event) }
        } catch let error as ModelError {
            outcome.error = error
        } catch {
            outcome.error = .malformed(reason: "not a ModelError: \(error)")
        }
        return outcome
    }
}

/// Pieces of event streams as servers write them.
enum Stream {
    static func data(_ json: String) -> String { "data: \(json)\n\n" }
    static func text(_ text: String) -> String {
        data(#"{"choices":[{"index":0,"delta":{"content":"\#(text)"},"finish_reason":null}]}"#)
    }
    static func finish(_ reason: String = "stop") -> String {
        data(#"{"choices":[{"index":0,"delta":{},"finish_reason":"\#(reason)"}]}"#)
    }
    static let usage = data(#"{"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2,"total_tokens":9}}"#)
    static let done = "data: [DONE]\n\n"
    static let hello = text("Hel") + text("lo") + finish() + usage + done
}

/// True as soon as `condition` is; false when it is not within `limit`.
func eventually(within limit: Duration = .seconds(10), _ condition: () -> Bool) async -> Bool {
    let end = ContinuousClock.now + limit
    while !condition() {
        guard ContinuousClock.now < end else { return false }
        try? await Task.sleep(for: .milliseconds(1))
    }
    return true
}
