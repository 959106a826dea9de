internal import InterviewKit

/// One HTTP request, ready to be sent.
struct HTTPRequest: Hashable, Sendable {
    let url: String
    /// In order, as `Name: value`.
    let headers: [String]
    /// Sent by POST; nil makes it a GET.
    let body: [UInt8]?
    /// The proxies of the environment are asked, except for what never leaves this machine.
    let mayUseProxy: Bool
    let connectTimeout: Duration
}

/// The status line and headers of an answer; informational ones (1xx) are passed over.
struct ResponseHead: Hashable, Sendable {
    let status: Int
    /// By lower-case name, of ``kept`` names only: what a server can make us remember is bounded.
    var headers: [String: String] = [:]

    static let kept: Set<String> = ["retry-after", "retry-after-ms", "location"]

    var isSuccess: Bool { (200..<300).contains(status) }
}

/// How libcurl says a transfer ended.
struct TransferEnding: Hashable, Sendable {
    /// A `CURLcode`. 0 means only that the connection ended without an error, not that the answer was whole.
    let code: Int
    /// One sentence in curl's words.
    let message: String
}

/// What came of one piece of an answer: events to pass on and, where it is over, how.
struct ReadStep<Event: Sendable>: Sendable {
    enum Ending: Sendable {
        case finished
        case failed(Fault)
    }

    var events: [Event] = []
    var ending: Ending?

    static func failed(_ fault: Fault) -> ReadStep { ReadStep(ending: .failed(fault)) }
    static func failed(_ error: ModelError) -> ReadStep { ReadStep(ending: .failed(Fault(error))) }
}

extension ReadStep: Equatable where Event: Equatable {}
extension ReadStep.Ending: Equatable {}

/// Reads an answer as it arrives. A value without clock or socket: the transport tells it what came and when, it
/// answers with what that means. After a step with an ending it is not asked again.
protocol ResponseReader<Event>: Sendable {
    associatedtype Event: Sendable

    /// When its patience ends; asked again after everything that happens.
    var deadline: ContinuousClock.Instant { get }

    mutating func receive(_ head: ResponseHead, at now: ContinuousClock.Instant) -> ReadStep<Event>
    mutating func receive(_ bytes: [UInt8], at now: ContinuousClock.Instant) -> ReadStep<Event>
    /// The connection ended. Answers with a step that has an ending.
    mutating func end(_ ending: TransferEnding) -> ReadStep<Event>
    /// The deadline passed. Answers with a step that has an ending.
    mutating func expire(at now: ContinuousClock.Instant) -> ReadStep<Event>
}
