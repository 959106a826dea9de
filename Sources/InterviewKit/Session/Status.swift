/// Where a session stands.
package enum Status: String, Codable, CaseIterable, Sendable {
    case active, completed, paused, cancelled

    /// Completed and cancelled sessions never change their status again.
    package var isFinal: Bool { self == .completed || self == .cancelled }

    /// Whether a session may go from this status to `next`. Staying where it is is no transition.
    package func canBecome(_ next: Status) -> Bool {
        switch (self, next) {
        case (.active, .paused), (.active, .completed), (.active, .cancelled): true
        case (.paused, .active), (.paused, .completed), (.paused, .cancelled): true
        default: false
        }
    }

    /// Throws ``IllegalTransition`` unless ``canBecome(_:)``.
    package func checkTransition(to next: Status) throws(IllegalTransition) {
        guard canBecome(next) else { throw IllegalTransition(from: self, to: next) }
    }
}

/// A change of status that no session may make; names both.
package struct IllegalTransition: Error, Equatable, CustomStringConvertible {
    package let from: Status
    package let to: Status

    package init(from: Status, to: Status) {
        self.from = from
        self.to = to
    }

    package var description: String { "a session that is \(from.rawValue) cannot become \(to.rawValue)" }
}
