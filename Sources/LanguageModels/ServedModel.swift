package import InterviewKit

/// A model behind a server that can be asked about itself, as `doctor` does.
package protocol ServedModel: LanguageModel {
    /// The protocol in the words people know it by.
    var protocolName: String { get }
    /// How a structured reply is asked for, as far as found out by now.
    var replyStructure: ReplyStructure { get }
    /// The names of the models the server says it has.
    func availableModels() async throws(ModelError) -> [String]
    /// Sends `request` and has `hear` take what comes back, as ``LanguageModel/reply(to:)`` streams it, on the task that calls:
    /// each task between a server and a screen is a wake-up for each piece. Cancelling the task cancels the request.
    func ask(_ request: ModelRequest, _ hear: @Sendable (ModelEvent) -> Void) async throws(ModelError)
}

extension ServedModel {
    package func reply(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do throws(ModelError) {
                    try await ask(request) { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}

/// The ways to ask for a structured reply, best first.
package enum ReplyStructure: Hashable, Sendable, CaseIterable {
    /// The server is given the schema, and may hold the model to it.
    case schema
    /// The server is asked for some JSON object; the schema stands in the instructions.
    case jsonObject
    /// The model is asked in words alone.
    case words
}
