extension SessionStore {
    /// Makes one write. A change of status that is found made already is one whose acknowledgement was lost.
    package func perform(_ write: Write) async throws(StoreError) {
        switch write {
        case .create(let session): try await create(session)
        case .append(let message): try await append(message)
        case .plan(let plan): try await save(plan)
        case .turn(let turn): try await save(turn)
        case .assessment(let assessment): try await save(assessment)
        case .feedback(let feedback): try await save(feedback)
        case .update(let id, let change, let expected):
            if let status = change.status {
                do throws(IllegalTransition) {
                    try expected.checkTransition(to: status)
                } catch {
                    throw .refused("\(error)")
                }
            }
            do throws(StoreError) {
                _ = try await update(id, change, ifStatus: expected)
            } catch .statusChanged(let found) where found == change.status {
                return
            }
        }
    }
}
