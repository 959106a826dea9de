internal import ArgumentParser
internal import InterviewKit
internal import Wiring

/// What is said when an interview has left the screen, and with which status the program ends.
struct Farewell {
    private(set) var sentences: [String] = []
    /// nil for success.
    private(set) var status: ExitCode?

    /// `isNoticeSaid` when what was last wrong has been said where it can still be read.
    init(_ result: InterviewResult, isNoticeSaid: Bool, sentence: (Notice) -> String) {
        switch result.ending {
        case .paused(let session):
            let place = result.backlog.waiting == 0 ? "stored" : "kept"
            sentences = [
                "Paused; what you sent is \(place). Go on with: mock-interview resume \(session.sessionID)"
            ]
        case .completed(let session) where result.notice?.isFeedbackFailure == true:
            let id = session.sessionID
            sentences = ["Completed, without feedback so far; this writes it: mock-interview feedback \(id)"]
        case .completed(let session):
            sentences = ["Completed. Read it again with: mock-interview show \(session.sessionID)"]
        case .cancelled(let session):
            sentences = [
                """
                Cancelled for good: it cannot be resumed and gets feedback only on request; its transcript is kept: \
                mock-interview show \(session.sessionID)
                """
            ]
        case .sessionExists(let id):
            self = Farewell(.store(.sessionExists(id)))
            return
        case .openFailed(let failure):
            self = Farewell(failure)
            return
        case .abandoned:
            switch result.notice {
            case _ where isNoticeSaid: break
            // What could be retried on the screen cannot be any more.
            case .storeFailed(let error, _), .openFailed(let error): sentences.append(Sentences.sentence(error))
            case let notice?: sentences.append(sentence(notice))
            case nil: break
            }
            if result.isLeftAtOnce {
                sentences.append("Left before the last write was confirmed; what was confirmed is kept.")
                status = ExitStatus.storeUnreachable
            }
            if result.isStored {
                sentences.append("Left as it is stored. Go on with: mock-interview resume \(result.sessionID)")
            }
        }
        if let sentence = Self.sentence(result.backlog) {
            sentences.append(sentence)
            status = ExitStatus.storeUnreachable
        }
        switch result.notice {
        case .storeFailed(let error, _) where result.ending == .abandoned: status = ExitStatus.of(error)
        case .openFailed(let error) where result.ending == .abandoned: status = ExitStatus.of(error)
        case .modelFailed(.bankUnusable), .feedbackFailed(.bankUnusable): status = ExitStatus.failed
        case .modelFailed(let error) where error != .cancelled: status = ExitStatus.modelUnreachable
        case .feedbackFailed(let error) where error != .cancelled: status = ExitStatus.modelUnreachable
        default: break
        }
    }

    /// Says where what was typed and never sent is: kept, or nowhere but in this sentence; nil when there is nothing.
    static func sentence(draftOf result: InterviewResult) -> String? {
        guard result.hasDraft else { return nil }
        return result.isDraftKept
            ? "What you had typed and not sent is kept too, and comes back with the interview."
            : "What you wrote last was not stored, and is kept nowhere but here:\n\(result.draft)"
    }

    /// What waits for the store when the interview is left; nil for nothing.
    private static func sentence(_ backlog: Backlog) -> String? {
        guard backlog.waiting > 0 else { return nil }
        return
            "\(Sentences.waiting(backlog.waiting)) on this machine for MongoDB; the next mock-interview command that uses it delivers them."
    }

    /// An interview that could not be found or opened.
    init(_ failure: OpenFailure) {
        switch failure {
        case .store(let error):
            sentences = [Sentences.sentence(error)]
            status = ExitStatus.of(error)
        case .noMatch(let text?):
            sentences = ["No session's id is, or begins with, `\(text)`; mock-interview list shows those there are."]
            status = ExitStatus.noSuchSession
        case .noMatch(nil):
            sentences = ["There is no paused or active session to resume; mock-interview new starts one."]
            status = ExitStatus.noSuchSession
        case .severalMatch(let text, let sessions):
            sentences = ["Several sessions' ids begin with `\(text)`; type more of the one you mean:"]
            sentences += sessions.prefix(10).map { "  " + SessionLine.text($0) }
            if sessions.count > 10 { sentences.append("  … and more") }
            status = ExitStatus.noSuchSession
        case .heldElsewhere(let session, let holder):
            sentences = [Sentences.sentence(holder, of: session)]
            status = ExitStatus.failed
        case .ended(let session):
            sentences = [
                """
                Session \(session.sessionID) is \(session.status.rawValue) and cannot go on; mock-interview show \
                \(session.sessionID) shows it.
                """
            ]
            status = ExitStatus.failed
        }
    }
}

extension Notice {
    /// Whether it tells that the feedback was not written.
    fileprivate var isFeedbackFailure: Bool {
        if case .feedbackFailed = self { true } else { false }
    }
}
