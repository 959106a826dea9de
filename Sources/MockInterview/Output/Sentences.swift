internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// Errors and notices as a person reads them: what happened, what was kept, what to do next.
enum Sentences {
    static func sentence(_ error: StoreError) -> String {
        switch error {
        case .invalidURI(let reason):
            "The MongoDB URI cannot be used: \(reason.ended) Correct MONGODB_URI, or unset it to keep sessions on this machine."
        case .unreachable(let place, let reason) where reason.contains("certificate"):
            "MongoDB at \(place) is not to be trusted (\(reason)). Nothing was sent. Correct MONGODB_URI."
        case .unreachable(let place, let reason):
            "MongoDB at \(place) cannot be reached (\(reason)). Start it, or correct MONGODB_URI."
        case .authenticationFailed(let place):
            "MongoDB at \(place) refused the user name or password. Correct MONGODB_URI."
        case .unknownOutcome(let reason):
            "MongoDB did not confirm the last write (\(reason)). It may or may not have arrived; writing it again is safe."
        case .sessionExists(let id):
            "There is a session \(id) already; choose another --id, or go on with it: mock-interview resume \(id)."
        case .noSuchSession(let id): "There is no session \(id); mock-interview list shows those there are."
        case .statusChanged(let status):
            "Another program changed this session meanwhile: it is \(status.rawValue) now. What was stored is kept."
        case .conflict(let what):
            "Something else stands where this should be stored (\(what)). Nothing was overwritten."
        case .refused(let reason): "The store refuses this: \(reason.ended)"
        case .malformed(let what): "A stored document cannot be read: \(what.ended) It was left as it is."
        case .storage(let reason): "This machine's session file failed: \(reason.ended)"
        }
    }

    /// What waits on this machine; empty for nothing.
    static func sentence(_ backlog: Backlog) -> String {
        guard backlog.waiting > 0 else {
            if case .storage(let reason)? = backlog.trouble {
                return "This machine cannot keep anything back for MongoDB: \(reason.ended)"
            }
            guard backlog.setAside > 0 else { return "" }
            return """
                MongoDB will not take \(writes(backlog.setAside)). What was said is kept on this machine; \
                mock-interview doctor tells which and why.
                """
        }
        let trouble =
            switch backlog.trouble {
            case .unreachable(let place, let reason)? where reason.contains("certificate"):
                "MongoDB at \(place) is not to be trusted (\(reason)): correct MONGODB_URI."
            case .unreachable(let place, _)?: "MongoDB at \(place) cannot be reached."
            case .authenticationFailed(let place)?:
                "MongoDB at \(place) refused the user name or password: correct MONGODB_URI."
            case .unknownOutcome?: "MongoDB does not confirm what is written to it."
            case nil: "MongoDB has not answered yet."
            case let error?: sentence(error)
            }
        return "\(trouble) Go on: \(waiting(backlog.waiting)) on this machine and will be delivered."
    }

    /// `1 write waits`, `12 writes wait`.
    static func waiting(_ count: Int) -> String { writes(count) + (count == 1 ? " waits" : " wait") }

    private static func writes(_ count: Int) -> String { count == 1 ? "1 write" : "\(count) writes" }

    /// What searching takes, where it takes anything.
    static func sentence(_ index: SearchIndex) -> String {
        switch index {
        case .ready: ""
        case .missing(let name, let collection, let drop):
            """
            To search, MongoDB needs a text index on the field content of the shared collection \(collection): \(name). It is \
            permanent, takes room and a little of every write; in MongoDB's shell \(drop) removes it.
            """
        case .taken(let name, let collection):
            """
            \(collection) has a text index already, \(name), which does not cover the field content of all messages, and MongoDB \
            allows one for a collection. Nothing can be searched unless whoever made it replaces it.
            """
        }
    }

    /// Who goes on with a session, and what that leaves.
    static func sentence(_ holder: SessionHolder, of session: Session) -> String {
        let places = [holder.host.map { "the machine \($0)" }, holder.terminal].compactMap(\.self)
        let place = places.isEmpty ? "" : " on " + places.joined(separator: ", ")
        let process = holder.process > 0 ? "process \(holder.process)" : "another program"
        return """
            This interview is being held\(place) (\(process)), since \(SessionLine.date(holder.since)). Go on there, or \
            pause it there first; here it can be read.
            """
    }

    static func sentence(_ error: ModelError, at endpoint: String) -> String {
        switch error {
        case .unreachable(let reason): "\(endpoint) cannot be reached (\(reason)). Check LLM_BASE_URL and that it runs."
        case .untrusted(let reason): "\(endpoint) is not to be trusted (\(reason)). Nothing was sent."
        case .unauthorized(let status, let reason):
            "\(endpoint) refused the key (\(status): \(reason)). Check the key and the account's rights."
        case .quotaExhausted(let reason): "The account at \(endpoint) has nothing left to spend (\(reason))."
        case .rateLimited(let delay, let reason):
            "\(endpoint) asks to slow down (\(reason))." + waiting(for: delay)
        case .notFound(let reason):
            "\(endpoint) knows no such address or model (\(reason)). Check LLM_BASE_URL and LLM_MODEL."
        case .contextExceeded: "The conversation is longer than the model takes: \(error)."
        case .unavailable(let status, let delay, let reason):
            "\(endpoint) is not available now (\(status): \(reason))." + waiting(for: delay)
        case .rejected(let status, let reason): "\(endpoint) answered \(status): \(reason.ended)"
        case .failedMidway(let reason): "The model failed in the middle of its reply (\(reason))."
        case .interrupted(let reason): "The model's reply broke off (\(reason))."
        case .stalled(let seconds): "The model at \(endpoint) sent nothing for \(seconds) s."
        case .malformed(let reason):
            "\(endpoint) does not answer as a model's server does (\(reason)). Check LLM_BASE_URL and LLM_PROVIDER."
        case .refusal(let reason): "The model declined: \(reason.ended)"
        case .filtered: "The provider's filter stopped the model's reply."
        case .empty: "The model's reply was empty."
        case .cancelled: "Stopped."
        case .bankUnusable(let error):
            "The question bank's file \(error.file) cannot be used (\(error.reason)). Install the program again."
        }
    }

    static func sentence(_ error: TerminalError) -> String {
        switch error {
        case .notATerminal: "There is no terminal to draw on."
        case .unknownType(""): "No terminal type is set (TERM), so there is nothing to draw on."
        case .unknownType(let name): "The terminal type \(name) (TERM) cannot be drawn on."
        }
    }

    static func sentence(_ notice: Notice, endpoint: String) -> String {
        switch notice {
        case .storeFailed(let error, let answerReturned):
            sentence(error)
                + (answerReturned
                    ? " Your answer was not stored; you have it back, and Enter sends it again."
                    : " /retry tries again; what you type is kept.")
        case .openFailed(let error): sentence(error) + " /retry tries again."
        case .modelFailed(.cancelled): "Stopped. /retry asks again."
        case .modelFailed(let error):
            sentence(error, at: endpoint) + " Everything so far is stored; /retry asks again."
        case .questionCut(nil): "This question is cut short. Answer it as it stands, or /retry asks it again."
        case .questionCut(let error?):
            sentence(error, at: endpoint) + " Answer the question as it stands, or /retry asks it again."
        case .remarkCut(nil):
            "The interviewer's last words are cut short. You can answer all the same, or /retry asks for them again."
        case .remarkCut(.cancelled): "Stopped. What was said is kept: answer it, or /retry asks again."
        case .remarkCut(let error?):
            sentence(error, at: endpoint) + " What was said is kept: answer it, or /retry asks again."
        case .judgeFailed(.cancelled):
            "Stopped. Your answer is stored; /retry has it assessed, /skip goes on, and you can add to it."
        case .judgeFailed(let error):
            """
            Your answer is stored, but could not be assessed: \(sentence(error, at: endpoint)) /retry has it assessed again, \
            /skip goes on, and you can add to it.
            """
        case .judgedInPart:
            "Your answer is more than the model takes, so only its beginning was assessed. All of it is stored."
        case .feedbackFailed(.cancelled):
            "Feedback stopped. The interview is completed and stored; /retry writes the feedback, /quit leaves."
        case .feedbackFailed(let error):
            sentence(error, at: endpoint)
                + " The interview is completed and stored; /retry writes the feedback again, /quit leaves."
        case .askingAgain(let wait, let seconds):
            waiting(wait.error) + (seconds > 0 ? " Trying again in \(seconds) s" : " Trying again")
                + " (\(wait.nextTry) of \(wait.tries))."
        case .confirmCancel:
            """
            /cancel again stops this interview for good: it cannot be resumed and gets feedback only on request; its transcript is kept. \
            /pause keeps it open.
            """
        case .confirmEnd(let asked, let total):
            "/end again ends it here: \(asked) of \(total) questions asked; /pause keeps it open."
        case .noMoreHints: "There are three hints to a question, and you have seen them."
        case .noHint: "There is no hint to this question."
        case .notNow(.hint), .notNow(.skip): "/hint and /skip work while a question awaits your answer."
        case .notNow(let command): "/\(command.rawValue) does nothing at this point."
        case .nothingToRetry: "Nothing failed, so there is nothing to retry."
        case .answerNotAwaited:
            "The interviewer is not done yet; your text stays here. Enter sends it once a question is asked."
        case .question(let text): "The question: \(PlainMarkdown.text(text).ended)"
        case .nothingAnswered: "Nothing was answered, so there is nothing to give feedback on. Enter leaves."
        case .clockBehind(let minutes):
            "The stored messages are \(minutes) minutes ahead of this machine's clock; check its date."
        case .timeUsed(let percent):
            percent >= 100 ? "The time you set is over; go on, or /end." : "\(percent)% of the time you set is used."
        case .timeOver: "The time is over. Enter sends what you have as your last answer; /end alone leaves it out."
        }
    }

    /// Why a model is asked again, without the server's words: they are told when nothing came of it.
    private static func waiting(_ error: ModelError) -> String {
        switch error {
        case .rateLimited: "The model is busy (429)."
        case .unavailable(let status, _, "Loading model"): "The model is still loading (\(status))."
        case .unavailable(let status, _, _): "The model is not available (\(status))."
        case .unreachable: "The model cannot be reached."
        case .interrupted: "The connection to the model broke off."
        default: "The model failed."
        }
    }

    private static func waiting(for delay: Double?) -> String {
        delay.map { " It says to wait \(seconds($0))." } ?? ""
    }

    /// A server can name any delay, also one that no whole number holds.
    private static func seconds(_ delay: Double) -> String {
        Int(exactly: delay.rounded(.up)).map { "\($0) s" } ?? "very long"
    }
}
