/// What waits on this machine for a store that has not taken it yet.
package struct Backlog: Hashable, Sendable {
    /// Writes that wait to be delivered.
    package var waiting: Int
    /// Writes that the store will never take; they are kept on this machine.
    package var setAside: Int
    /// Why the oldest one still waits, where that is known.
    package var trouble: StoreError?

    package init(waiting: Int = 0, setAside: Int = 0, trouble: StoreError? = nil) {
        self.waiting = waiting
        self.setAside = setAside
        self.trouble = trouble
    }

    package static let empty = Backlog()
}

/// A write that waits, or that the store refused for good, for `doctor`.
package struct KeptWrite: Hashable, Sendable {
    /// Hosts and database it is meant for.
    package let place: String
    package let write: Write
    package let keptAt: Timestamp
    /// Why the store will never take it; nil while it waits.
    package let refusal: String?

    package init(place: String, write: Write, keptAt: Timestamp, refusal: String?) {
        self.place = place
        self.write = write
        self.keptAt = keptAt
        self.refusal = refusal
    }
}

extension Write {
    /// The session it belongs to.
    package var sessionID: String {
        switch self {
        case .create(let session): session.sessionID
        case .update(let sessionID, _, _): sessionID
        case .append(let message): message.sessionID
        case .plan(let plan): plan.sessionID
        case .turn(let turn): turn.sessionID
        case .assessment(let assessment): assessment.sessionID
        case .feedback(let feedback): feedback.sessionID
        }
    }

    /// What to call it, for example `message 65e0…`; never what it holds.
    package var title: String {
        switch self {
        case .create: "the new session"
        case .update: "a change of the session"
        case .append(let message): "message \(message.id)"
        case .plan: "the plan"
        case .turn(let turn): "turn \(turn.id)"
        case .assessment(let assessment): "assessment \(assessment.id)"
        case .feedback(let feedback): "feedback \(feedback.id)"
        }
    }
}
