extension Interviewer {
    /// Writes the feedback on an interview to its end. A failure is a document too, with the failure beside it. What is
    /// heard meanwhile goes to `heard`. Cancelling the task ends it as a failure.
    package func feedback(
        on record: InterviewRecord, programVersion: String, userID: String? = nil,
        heard: (ReportEvent) -> Void = { _ in }
    ) async -> (Feedback, failure: ModelError?) {
        var content = ""
        let outcome: Result<FeedbackReport, ModelError>
        do throws(ModelError) {
            outcome = .success(try await report(on: record, into: &content, heard: heard))
        } catch {
            outcome = .failure(error)
            content = error.description + (content.isEmpty ? "" : "\n\n" + content)
        }
        let now = Timestamp.now()
        var ids = ObjectIDGenerator()
        var (report, failure) = (FeedbackReport?.none, ModelError?.none)
        switch outcome {
        case .success(let whole): report = whole
        case .failure(let error): failure = error
        }
        let feedback = Feedback(
            id: ids.next(at: now), sessionID: record.session.sessionID, createdAt: now,
            outcome: failure == nil ? .written : .failed, author: name, programVersion: programVersion,
            content: content, userID: userID, report: report)
        return (feedback, failure)
    }

    private func report(
        on record: InterviewRecord, into content: inout String, heard: (ReportEvent) -> Void
    ) async throws(ModelError) -> FeedbackReport {
        do {
            for try await event in report(on: record) {
                heard(event)
                switch event {
                case .waiting, .thinking: continue
                case .text(let piece): content += piece
                case .finished(let report): return report
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
