internal import HTTPTypes
internal import InterviewKit

/// Why a request is not done: the status, and a sentence without anything that is stored or was sent.
struct Refusal: Error {
    let status: HTTPResponse.Status
    let sentence: String
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ sentence: String, headers: HTTPFields = [:]) {
        self.status = status
        self.sentence = sentence
        self.headers = headers
    }

    static func malformed(_ sentence: String) -> Refusal { Refusal(.badRequest, sentence) }
    static let noSuchSession = Refusal(.notFound, "There is no session with this session_id.")

    /// What a store's failure means to the client. Where the server or its settings are at fault, the log says more.
    init(_ error: StoreError) {
        switch error {
        case .invalidURI, .unreachable, .authenticationFailed, .storage:
            self.init(
                .serviceUnavailable, "The store cannot be reached. Nothing was written; try again later.",
                headers: [.retryAfter: "5"])
        case .unknownOutcome:
            self.init(
                .serviceUnavailable, "The store did not confirm the write: it may or may not have happened.",
                headers: [.retryAfter: "5"])
        case .sessionExists: self.init(.conflict, "There is a session with this session_id already.")
        case .noSuchSession: self = .noSuchSession
        case .statusChanged(let status):
            self.init(.conflict, "Another program changed the session meanwhile: it is \(status.rawValue) now.")
        case .conflict, .malformed, .refused:
            self.init(.internalServerError, "The store did not take or could not read a document.")
        }
    }
}
