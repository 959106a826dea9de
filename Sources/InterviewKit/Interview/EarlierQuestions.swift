extension SessionStore {
    /// The questions asked in the candidate's latest interviews for the same role, so that a new one asks others. Comes
    /// back within `limit` whatever the store does, with what was read by then, since an interview waits for it.
    package func earlierQuestions(before session: Session, within limit: Duration = .milliseconds(500)) async
        -> [String]
    {
        let found = Found()
        let (signal, done) = AsyncStream.makeStream(of: Void.self)
        let reading = Task {
            await read(before: session, into: found)
            done.finish()
        }
        let patience = Task {
            try? await Task.sleep(for: limit)
            done.finish()
        }
        for await _ in signal {}
        reading.cancel()
        patience.cancel()
        return await found.questions
    }

    private func read(before session: Session, into found: Found) async {
        let filter = SessionFilter(role: session.role, limit: EarlierInterviews.most)
        guard let earlier = try? await sessions(filter) else { return }
        for other in earlier where other.sessionID != session.sessionID && !Task.isCancelled {
            guard let turns = try? await turns(of: other.sessionID) else { return }
            let asked = Set(turns.filter { $0.move == .question }.map(\.id))
            guard !asked.isEmpty,
                let messages = try? await messages(
                    of: other.sessionID, after: nil, limit: EarlierInterviews.mostMessages)
            else { continue }
            await found.add(messages.filter { asked.contains($0.id) }.map(\.content))
        }
    }
}

/// How far back earlier interviews are read.
private enum EarlierInterviews {
    static let most = 20
    static let mostMessages = 400
}

/// What was read so far.
private actor Found {
    private(set) var questions: [String] = []

    func add(_ more: [String]) { questions += more }
}
