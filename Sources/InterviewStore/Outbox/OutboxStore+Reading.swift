package import InterviewKit

// What is kept here is read back as if the store had it.
extension OutboxStore {
    private func overlay(of sessionID: String) async -> SessionOverlay {
        // An outbox that cannot be read hides nothing that is in the store.
        SessionOverlay((try? await outbox.entries(of: sessionID, for: place)) ?? [])
    }

    /// Asks the store, unless all there is of the session is here: while its beginning waits, nothing of it has been
    /// delivered.
    private func read<Value>(
        _ overlay: SessionOverlay, otherwise nothing: Value,
        _ ask: (any SessionStore) async throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        overlay.isWhole ? nothing : try await ask(remote)
    }

    package func session(_ sessionID: String) async throws(StoreError) -> Session? {
        let overlay = await overlay(of: sessionID)
        let stored = try await read(overlay, otherwise: nil) { store throws(StoreError) in
            try await store.session(sessionID)
        }
        let session = overlay.session(over: stored)
        known[sessionID] = session
        return session
    }

    /// What waits is delivered first, if the store takes it soon: it is what somebody who lists sessions looks for.
    package func sessions(
        _ filter: SessionFilter, after position: SessionPosition?, limit: Int?
    ) async throws(StoreError) -> [Session] {
        if position == nil { _ = await settle(within: .seconds(1)) }
        return try await remote.sessions(filter, after: position, limit: limit)
    }

    package func waitingSessions(_ filter: SessionFilter) async -> [Session] {
        let kept = ((try? await outbox.all()) ?? []).filter { $0.place == place }
        var sessions: [Session] = []
        for case .create(let created) in kept.map(\.write) {
            let overlay = await overlay(of: created.sessionID)
            guard overlay.isWhole, let session = overlay.session(over: nil), filter.matches(session) else { continue }
            sessions.append(session)
        }
        sessions.sort { ($1.updatedAt, $1.id) < ($0.updatedAt, $0.id) }
        return Array(filter.limit.map { sessions.prefix($0) } ?? sessions[...])
    }

    package func delete(_ sessionID: String) async throws(StoreError) -> Bool {
        let isKept = await overlay(of: sessionID).isWhole
        let isDeleted = try await remote.delete(sessionID)
        try await outbox.drop(sessionID, for: place)
        known[sessionID] = nil
        await count()
        return isDeleted || isKept
    }

    package func messages(of sessionID: String, limit: Int?, skip: Int) async throws(StoreError) -> [Message] {
        let overlay = await overlay(of: sessionID)
        guard overlay.hasMessages else {
            return try await read(overlay, otherwise: []) { store throws(StoreError) in
                try await store.messages(of: sessionID, limit: limit, skip: skip)
            }
        }
        let stored = try await read(overlay, otherwise: []) { store throws(StoreError) in
            try await store.messages(of: sessionID, limit: limit.map { $0 + max(0, skip) }, skip: 0)
        }
        let all = overlay.messages(over: stored).dropFirst(max(0, skip))
        return Array(limit.map { all.prefix(max(0, $0)) } ?? all)
    }

    package func messages(
        of sessionID: String, after position: MessagePosition?, limit: Int
    ) async throws(StoreError) -> [Message] {
        let overlay = await overlay(of: sessionID)
        let stored = try await read(overlay, otherwise: []) { store throws(StoreError) in
            try await store.messages(of: sessionID, after: position, limit: limit)
        }
        return Array(overlay.messages(over: stored, after: position).prefix(max(0, limit)))
    }

    package func newestMessage(of sessionID: String) async throws(StoreError) -> Message? {
        let overlay = await overlay(of: sessionID)
        let stored = try await read(overlay, otherwise: nil) { store throws(StoreError) in
            try await store.newestMessage(of: sessionID)
        }
        return overlay.messages(over: stored.map { [$0] } ?? []).last
    }

    package func plan(of sessionID: String) async throws(StoreError) -> Plan? {
        let overlay = await overlay(of: sessionID)
        return overlay.plan(
            over: try await read(overlay, otherwise: nil) { store throws(StoreError) in
                try await store.plan(of: sessionID)
            })
    }

    package func turns(of sessionID: String) async throws(StoreError) -> [Turn] {
        let overlay = await overlay(of: sessionID)
        return overlay.turns(
            over: try await read(overlay, otherwise: []) { store throws(StoreError) in
                try await store.turns(of: sessionID)
            })
    }

    package func assessments(of sessionID: String) async throws(StoreError) -> [Assessment] {
        let overlay = await overlay(of: sessionID)
        return overlay.assessments(
            over: try await read(overlay, otherwise: []) { store throws(StoreError) in
                try await store.assessments(of: sessionID)
            })
    }

    package func feedback(on sessionID: String) async throws(StoreError) -> [Feedback] {
        let overlay = await overlay(of: sessionID)
        return overlay.feedback(
            over: try await read(overlay, otherwise: []) { store throws(StoreError) in
                try await store.feedback(on: sessionID)
            })
    }

    package func feedbackSummaries(of sessionIDs: [String]) async throws(StoreError) -> [String: FeedbackSummary] {
        try await remote.feedbackSummaries(of: sessionIDs)
    }

    package func reports(of sessionIDs: [String]) async throws(StoreError) -> [String: ReportResults] {
        var reports = try await remote.reports(of: sessionIDs)
        // Nothing waits, mostly; then nothing need be looked at a session at a time.
        for sessionID in await kept(of: sessionIDs) {
            let waiting = await overlay(of: sessionID).feedback(over: []).compactMap(ReportResults.init)
            reports.merge(ReportResults.newest(waiting)) { stored, waiting in
                (stored.createdAt, stored.id) < (waiting.createdAt, waiting.id) || stored.id == waiting.id
                    ? waiting : stored
            }
        }
        return reports
    }

    /// Those of these sessions of which something waits here.
    private func kept(of sessionIDs: [String]) async -> [String] {
        let kept = Set(((try? await outbox.all()) ?? []).map(\.write.sessionID))
        return sessionIDs.filter(kept.contains)
    }

    package func check() async throws(StoreError) -> StoreCheck { try await remote.check() }
}
