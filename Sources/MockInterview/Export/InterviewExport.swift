internal import InterviewKit
internal import Wiring

/// One interview with its feedback, as text in each of the formats, without a line end behind it.
struct InterviewExport: Sendable {
    let record: InterviewRecord
    /// All reports, the oldest first.
    let feedback: [Feedback]
    /// How demanding each question was, by its number, where that is known.
    var levels: [Int: Level] = [:]

    func text(_ format: ExportFormat) throws -> String {
        switch format {
        case .md: TranscriptText(record: record, feedback: Feedback.current(of: feedback), asMarkdown: true).text
        case .json: try JSONOutput.text(JSONOutput.Interview(record, feedback))
        case .html: HTMLPage(record: record, feedback: Feedback.current(of: feedback), levels: levels).text
        }
    }
}

extension Program {
    /// Reads all that is stored of an interview.
    func export(of session: Session) async throws -> InterviewExport {
        try await withStore { store throws(StoreError) in
            let record = try await store.record(of: session)
            return InterviewExport(record: record, feedback: try await store.feedback(on: session.sessionID))
        }
    }

    /// How demanding each question of an interview was; none where the bank cannot be read, since a page then says less.
    func levels(of record: InterviewRecord) -> [Int: Level] {
        let questions = try? bank.questions(asked: record)
        return (questions ?? [:]).mapValues(\.level)
    }
}
