package import InterviewKit
internal import Synchronization

/// A model that is asked again when it fails before it said anything, as ``RetryPolicy`` has it. Each wait is an event of
/// the reply, so that whoever waits can say so.
package struct RetryingModel: ServedModel {
    /// Waits for so many seconds; throws when cancelled.
    package typealias Pause = @Sendable (_ seconds: Double) async throws -> Void

    private let model: any ServedModel
    private let jitter: @Sendable () -> Double
    private let pause: Pause

    /// Asks `model`; `pause` waits between two tries, by a delay of which `jitter`, from 0 to 1, is part.
    package init(
        _ model: any ServedModel, pause: @escaping Pause = { try await Task.sleep(for: .seconds($0)) },
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.model = model
        self.jitter = jitter
        self.pause = pause
    }

    package var name: String { model.name }
    package var endpoint: String { model.endpoint }
    package var protocolName: String { model.protocolName }
    package var replyStructure: ReplyStructure { model.replyStructure }

    /// The list is asked for once: it can be done without.
    package func availableModels() async throws(ModelError) -> [String] { try await model.availableModels() }

    package func ask(
        _ request: ModelRequest, _ hear: @Sendable (ModelEvent) -> Void
    ) async throws(ModelError) {
        var retry = 0
        while true {
            let hasBegun = Mutex(false)
            let error: ModelError
            do throws(ModelError) {
                return try await model.ask(request) { event in
                    hasBegun.withLock { $0 = true }
                    hear(event)
                }
            } catch let failure {
                error = failure
            }
            let mayRetry = !hasBegun.withLock(\.self)
            guard mayRetry, !Task.isCancelled,
                let delay = RetryPolicy.delay(after: error, retry: retry, jitter: jitter())
            else { throw Task.isCancelled ? .cancelled : error }
            retry += 1
            hear(
                .waiting(
                    RetryWait(error: error, seconds: delay, nextTry: retry + 1, tries: RetryPolicy.retries + 1)))
            do { try await pause(delay) } catch { throw .cancelled }
        }
    }
}
