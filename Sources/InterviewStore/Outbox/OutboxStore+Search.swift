package import InterviewKit

// What is kept here is found as if the store had it.
extension OutboxStore {
    package func search(_ query: SearchQuery, limit: Int) async throws(StoreError) -> [SearchHit] {
        guard limit > 0 else { return [] }
        _ = await settle(within: .seconds(1))
        var hits = try await remote.search(query, limit: limit)
        let known = Set(hits.map(\.message.id))
        for hit in try await keptHits(query) where !known.contains(hit.message.id) { hits.append(hit) }
        return Array(hits.sorted { $1.message.position < $0.message.position }.prefix(limit))
    }

    private func keptHits(_ query: SearchQuery) async throws(StoreError) -> [SearchHit] {
        let matcher = SearchMatcher(query)
        guard !matcher.isEmpty else { return [] }
        // An outbox that cannot be read hides nothing that is in the store.
        let kept = ((try? await outbox.all()) ?? []).filter { $0.place == place }
        var hits: [SearchHit] = []
        var sessions: [String: Session?] = [:]
        for case .append(let message) in kept.map(\.write) where matcher.matches(message) {
            // As the transcript has it: what belongs to a session that was refused is not in it.
            let id = message.sessionID
            guard try await messages(of: id, limit: nil, skip: 0).contains(message) else { continue }
            if sessions[id] == nil { sessions[id] = .some(try await session(id)) }
            guard let session = sessions[id] ?? nil, query.role.map({ $0 == session.role }) ?? true else { continue }
            hits.append(SearchHit(message: message, session: session))
        }
        return hits
    }

    package func searchIndex() async throws(StoreError) -> SearchIndex { try await remote.searchIndex() }
    package func makeSearchIndex() async throws(StoreError) { try await remote.makeSearchIndex() }
}
