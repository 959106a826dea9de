extension SessionStore {
    /// Finds the session a candidate means: by its whole id, by a prefix that only it has, or the latest that can go on.
    /// While the store does not answer, those that wait on this machine are all there is to choose from.
    package func find(_ choice: SessionChoice) async throws(OpenFailure) -> Session {
        do {
            if case .matching(let text) = choice, let session = try await session(text) { return session }
            return try await choose(choice) { try await sessions($0) }
        } catch let failure as OpenFailure {
            throw failure
        } catch let error as StoreError {
            if error.isAbsence, let waiting = try await waiting(choice) { return waiting }
            throw .store(error)
        } catch {
            throw .store(.storage("\(error)"))
        }
    }

    /// The same among the sessions that wait on this machine; nil where none is meant.
    private func waiting(_ choice: SessionChoice) async throws(OpenFailure) -> Session? {
        do {
            return try await choose(choice) { await waitingSessions($0) }
        } catch OpenFailure.noMatch {
            return nil
        } catch let failure as OpenFailure {
            throw failure
        } catch {
            throw .store(.storage("\(error)"))
        }
    }

    private func choose(
        _ choice: SessionChoice, among sessions: (SessionFilter) async throws -> [Session]
    ) async throws -> Session {
        switch choice {
        case .matching(let text):
            let matches = try await sessions(SessionFilter(idPrefix: text, limit: 11))
            guard let match = matches.first, !text.isEmpty else { throw OpenFailure.noMatch(text) }
            guard matches.count == 1 else { throw OpenFailure.severalMatch(text, matches) }
            return match
        case .latest:
            let paused = try await sessions(SessionFilter(status: .paused, limit: 1)).first
            let active = try await sessions(SessionFilter(status: .active, limit: 1)).first
            guard let latest = [paused, active].compactMap({ $0 }).max(by: { $0.updatedAt < $1.updatedAt }) else {
                throw OpenFailure.noMatch(nil)
            }
            return latest
        }
    }

    /// Reads all that is stored of a session.
    package func record(of session: Session) async throws(StoreError) -> InterviewRecord {
        let id = session.sessionID
        let plan = try await plan(of: id) ?? Plan(sessionID: id, minutesBeforeStretch: session.durationMinutes)
        let messages = try await messages(of: id, limit: nil, skip: 0)
        let turns = try await turns(of: id)
        let assessments = try await assessments(of: id)
        return InterviewRecord(
            session: session, plan: plan, messages: messages,
            turns: Dictionary(turns.map { ($0.id, $0) }) { _, later in later },
            assessments: Dictionary(assessments.map { ($0.id, $0) }) { _, later in later })
    }
}

extension StoreError {
    /// Whether the store cannot be asked, rather than that it said what is wrong.
    fileprivate var isAbsence: Bool {
        switch self {
        case .unreachable, .authenticationFailed: true
        default: false
        }
    }
}
