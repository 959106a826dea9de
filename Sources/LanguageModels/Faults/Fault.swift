internal import InterviewKit

/// A failed exchange: the error for the program, and what the client itself can learn from it.
struct Fault: Error, Hashable, Sendable {
    var error: ModelError
    /// Fields of the request that the server said it does not understand; the client asks again without them.
    var unwelcome: Set<RequestField> = []

    init(_ error: ModelError, unwelcome: Set<RequestField> = []) {
        self.error = error
        self.unwelcome = unwelcome
    }
}
