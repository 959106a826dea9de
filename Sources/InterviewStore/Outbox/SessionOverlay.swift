internal import InterviewKit

/// What the outbox keeps of one session, laid over what the store has of it.
struct SessionOverlay {
    /// The writes that count, in the order in which they were made.
    private let writes: [Write]

    /// Of a session whose name the store refused, nothing counts: under that name stands another's. A change that was set
    /// aside does not count either; the documents do, since nothing else stands in their place.
    init(_ entries: [OutboxEntry]) {
        let isRefused = entries.contains { entry in
            if case .create = entry.write { entry.refusal != nil } else { false }
        }
        writes = entries.filter { entry in
            guard entry.refusal != nil else { return true }
            if case .update = entry.write { return false }
            return !isRefused
        }.map(\.write)
    }

    /// Whether all there is of the session is here, so that the store need not be asked.
    var isWhole: Bool { writes.contains { if case .create = $0 { true } else { false } } }

    var hasMessages: Bool { !messages.isEmpty }

    func session(over stored: Session?) -> Session? {
        var session = stored
        for write in writes {
            switch write {
            case .create(let kept): session = session ?? kept
            case .update(_, let change, _): session?.apply(change)
            default: break
            }
        }
        return session
    }

    private var messages: [Message] {
        writes.compactMap { if case .append(let message) = $0 { message } else { nil } }
    }

    /// In order, each once; those at or before `position` left out of what is kept.
    func messages(over stored: [Message], after position: MessagePosition? = nil) -> [Message] {
        let ids = Set(stored.map(\.id))
        var added = Set<ObjectID>()
        let kept = messages.filter { message in
            !ids.contains(message.id) && position.map { $0 < message.position } ?? true
                && added.insert(message.id).inserted
        }
        return kept.isEmpty ? stored : (stored + kept).sorted { $0.position < $1.position }
    }

    func plan(over stored: Plan?) -> Plan? {
        writes.compactMap { if case .plan(let plan) = $0 { plan } else { nil } }.last ?? stored
    }

    func turns(over stored: [Turn]) -> [Turn] {
        merged(stored, id: \.id) { if case .turn(let turn) = $0 { turn } else { nil } }.sorted { $0.id < $1.id }
    }

    func assessments(over stored: [Assessment]) -> [Assessment] {
        merged(stored, id: \.id) { if case .assessment(let assessment) = $0 { assessment } else { nil } }
            .sorted { $0.id < $1.id }
    }

    func feedback(over stored: [Feedback]) -> [Feedback] {
        merged(stored, id: \.id) { if case .feedback(let feedback) = $0 { feedback } else { nil } }
            .sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    /// The stored documents, with those that are kept in place of, or beside, them.
    private func merged<Document>(
        _ stored: [Document], id: (Document) -> ObjectID, kept: (Write) -> Document?
    ) -> [Document] {
        var documents = Dictionary(stored.map { (id($0), $0) }) { _, later in later }
        for document in writes.compactMap(kept) { documents[id(document)] = document }
        return Array(documents.values)
    }
}
