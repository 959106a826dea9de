package import InterviewKit

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

    package func reply(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    try await ask(request, continuation)
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: Task.isCancelled ? ModelError.cancelled : error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func ask(
        _ request: ModelRequest, _ continuation: AsyncThrowingStream<ModelEvent, any Error>.Continuation
    ) async throws {
        var retry = 0
        while true {
            var hasBegun = false
            do {
                for try await event in model.reply(to: request) {
                    hasBegun = true
                    continuation.yield(event)
                }
                // A cancelled stream ends as if it were whole.
                return try Task.checkCancellation()
            } catch let error as ModelError {
                guard !hasBegun, let delay = RetryPolicy.delay(after: error, retry: retry, jitter: jitter()) else {
                    throw error
                }
                retry += 1
                continuation.yield(
                    .waiting(
                        RetryWait(
                            error: error, seconds: delay, nextTry: retry + 1, tries: RetryPolicy.retries + 1)))
                try await pause(delay)
            }
        }
    }
}
