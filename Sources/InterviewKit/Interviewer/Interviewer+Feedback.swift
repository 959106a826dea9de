extension Interviewer {
    /// Writes the feedback on an interview to its end. A failure is a document too, with the failure beside it.
    package func feedback(
        on record: InterviewRecord, programVersion: String, userID: String? = nil
    ) async -> (Feedback, failure: ModelError?) {
        var (outcome, content, failure) = (Feedback.Outcome.written, "", ModelError?.none)
        do throws(ModelError) {
            content = try await wholeReport(on: record)
        } catch {
            (outcome, content, failure) = (.failed, error.description, error)
        }
        let now = Timestamp.now()
        var ids = ObjectIDGenerator()
        let feedback = Feedback(
            id: ids.next(at: now), sessionID: record.session.sessionID, createdAt: now, outcome: outcome,
            author: name, programVersion: programVersion, content: content, userID: userID)
        return (feedback, failure)
    }

    private func wholeReport(on record: InterviewRecord) async throws(ModelError) -> String {
        var text = ""
        do {
            for try await event in report(on: record) {
                switch event {
                case .thinking: continue
                case .delta(let piece): text += piece
                case .finished(_, let isCut): return text + (isCut ? Feedback.cutNote : "")
                case .nothingLeft: throw ModelError.empty
                }
            }
        } catch let error as ModelError {
            throw error
        } catch {
            throw .malformed(reason: "\(error)")
        }
        throw .interrupted(reason: "it ended without an end")
    }
}
