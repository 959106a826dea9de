package import InterviewKit

/// Copies the sessions that are kept on this machine to another store, as often as one likes: what is there already is left
/// as it is, so an interrupted copy is simply begun again.
///
/// A session's own document is written last: whoever lists sessions over there sees none that is not whole.
package struct SessionSync: Sendable {
    /// What became of one session.
    package enum Outcome: Hashable, Sendable {
        /// It was not there and is now.
        case copied
        /// It was there, and what was newer or missing has been added.
        case updated
        case wasThere
        /// It cannot be copied; says why.
        case failed(StoreError)
    }

    private let local: SQLiteStore
    private let remote: any SessionStore
    /// Hosts and database of the other store.
    private let place: String

    package init(from local: SQLiteStore, to remote: any SessionStore, place: String) {
        self.local = local
        self.remote = remote
        self.place = place
    }

    /// How many sessions were made or changed since they were last copied there.
    package func waiting() async throws(StoreError) -> Int { try await local.unsynced(place: place) }

    /// How many sessions there are on this machine.
    package func count() async throws(StoreError) -> Int { try await local.sessions(SessionFilter()).count }

    /// Copies all sessions, several at a time, and says what became of each as it is done. Throws when the stores cannot be
    /// read, or the other one goes away: then the rest is left for the next time.
    package func run(
        width: Int = 4, progress: @escaping @Sendable (Session, Outcome) -> Void
    ) async throws(StoreError) {
        let sessions = try await local.sessions(SessionFilter())
        let failure: StoreError? = await withTaskGroup(of: StoreError?.self) { group in
            var rest = sessions[...]
            func addNext() {
                guard let session = rest.popFirst() else { return }
                group.addTask { await self.copy(session, progress) }
            }
            for _ in 0..<width { addNext() }
            var failure: StoreError?
            for await outcome in group {
                failure = failure ?? outcome
                if failure == nil { addNext() }
            }
            return failure
        }
        if let failure { throw failure }
    }

    /// The error, when it is one that every other session would meet as well.
    private func copy(_ session: Session, _ progress: @Sendable (Session, Outcome) -> Void) async -> StoreError? {
        do throws(StoreError) {
            progress(session, try await copy(session))
            return nil
        } catch {
            switch error {
            case .unreachable, .authenticationFailed, .unknownOutcome, .invalidURI, .storage: return error
            default:
                progress(session, .failed(error))
                return nil
            }
        }
    }

    private func copy(_ session: Session) async throws(StoreError) -> Outcome {
        let id = session.sessionID
        let standing = try await remote.session(id)
        if let standing, standing.id != session.id { throw .sessionExists(id) }
        var additions = 0

        let thereMessages = Set(try await remote.messages(of: id, limit: nil, skip: 0))
        for message in try await local.messages(of: id, limit: nil, skip: 0) where !thereMessages.contains(message) {
            try await remote.append(message)
            additions += 1
        }
        let thereTurns = Set(try await remote.turns(of: id))
        for turn in try await local.turns(of: id) where !thereTurns.contains(turn) {
            try await remote.save(turn)
            additions += 1
        }
        let thereAssessments = Set(try await remote.assessments(of: id))
        for assessment in try await local.assessments(of: id) where !thereAssessments.contains(assessment) {
            try await remote.save(assessment)
            additions += 1
        }
        let thereFeedback = Set(try await remote.feedback(on: id).map(\.id))
        for feedback in try await local.feedback(on: id) where !thereFeedback.contains(feedback.id) {
            try await remote.save(feedback)
            additions += 1
        }

        guard let standing else {
            if let plan = try await local.plan(of: id) { try await remote.save(plan) }
            try await remote.create(session)
            try await local.noteSynced(session, place: place)
            return .copied
        }
        // One that went on over there is newer than what is here, and stays.
        if standing.updatedAt < session.updatedAt {
            if let plan = try await local.plan(of: id) { try await remote.save(plan) }
            _ = try await remote.update(
                id,
                SessionChange(
                    status: session.status == standing.status ? nil : session.status, startedAt: session.startedAt,
                    completedAt: session.completedAt, durationMinutes: session.durationMinutes,
                    updatedAt: session.updatedAt), ifStatus: standing.status)
            additions += 1
        }
        try await local.noteSynced(session, place: place)
        return additions > 0 ? .updated : .wasThere
    }
}
