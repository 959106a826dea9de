internal import InterviewKit

/// What becomes of a write that a store did not take.
enum WriteFate: Equatable {
    /// It may be taken another time: it waits.
    case waits
    /// It will never be taken: it is set aside.
    case isSetAside
    /// Whoever asked for it has to decide: the name is taken, or another program changed the session.
    case isReturned

    /// Of a write that somebody waits for.
    init(asked error: StoreError) {
        switch error {
        case .unreachable, .unknownOutcome, .authenticationFailed: self = .waits
        case .refused, .conflict: self = .isSetAside
        case .sessionExists, .noSuchSession, .statusChanged, .invalidURI, .malformed, .storage: self = .isReturned
        }
    }

    /// Of a write that was kept: nobody waits for it any more.
    init(kept error: StoreError) {
        let fate = WriteFate(asked: error)
        self = fate == .isReturned ? .isSetAside : fate
    }
}

extension StoreError {
    /// Why a write was set aside, for `doctor`; never what it holds.
    var refusal: String {
        switch self {
        case .refused(let reason): reason
        case .conflict(let what): "something else stands in its place (\(what))"
        case .sessionExists(let id): "there is another session \(id) already"
        case .noSuchSession(let id): "there is no session \(id)"
        case .statusChanged(let status): "another program made the session \(status.rawValue)"
        default: "\(self)"
        }
    }
}
