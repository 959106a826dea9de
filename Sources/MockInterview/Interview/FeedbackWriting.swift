internal import InterviewKit
internal import Wiring

/// Writes the feedback on an interview again. What was there before stays until the new one is whole and stored.
struct FeedbackWriting: Sendable {
    /// What it came to.
    struct Outcome: Sendable {
        /// nil when the old feedback stays.
        let feedback: Feedback?
        let sentence: String
    }

    let store: any SessionStore
    let interviewer: any Interviewer
    /// What to call the model in a sentence about what went wrong.
    let endpoint: String

    /// Says how far it is to `progress`. Cancelling the task stops it, and nothing is stored then.
    func write(on record: InterviewRecord, progress: @escaping @Sendable (String) -> Void) async -> Outcome {
        var words = 0
        var countdown: Task<Void, Never>?
        defer { countdown?.cancel() }
        let (feedback, failure) = await interviewer.feedback(on: record, programVersion: Version.current) { event in
            countdown?.cancel()
            switch event {
            case .waiting(let wait): countdown = Task { await Self.count(wait, progress) }
            case .thinking: progress("The model is thinking.")
            case .text(let piece):
                words += piece.split(whereSeparator: \.isWhitespace).count
                progress("\(words) words so far.")
            case .finished: break
            }
        }
        guard !Task.isCancelled else { return Outcome(feedback: nil, sentence: "Stopped. The feedback is as it was.") }
        if let failure {
            // An account of the failure is kept as well, behind what can be read.
            try? await store.save(feedback)
            return Outcome(
                feedback: nil, sentence: Sentences.sentence(failure, at: endpoint) + " The feedback is as it was.")
        }
        do throws(StoreError) {
            try await store.save(feedback)
        } catch {
            return Outcome(
                feedback: nil, sentence: Sentences.sentence(error) + " The new feedback is lost; f writes it again.")
        }
        return Outcome(feedback: feedback, sentence: "Written by \(feedback.author), and stored.")
    }

    /// Tells each second how long the model is waited for.
    private static func count(_ wait: RetryWait, _ progress: @Sendable (String) -> Void) async {
        var left = Int(wait.seconds.rounded(.up))
        var pause = wait.seconds - Double(left - 1)
        while !Task.isCancelled {
            progress(Sentences.sentence(.askingAgain(wait, seconds: left), endpoint: ""))
            guard left > 0 else { return }
            do { try await Task.sleep(for: .seconds(pause)) } catch { return }
            (left, pause) = (left - 1, 1)
        }
    }
}
