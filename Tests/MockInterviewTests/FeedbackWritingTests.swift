internal import InterviewKit
internal import InterviewStore
internal import Synchronization
internal import Testing

@testable import MockInterview

@Suite("Writing the feedback again")
struct FeedbackWritingTests {
    /// Says a report in two pieces, or fails, or waits until it is stopped.
    private struct Writer: Interviewer {
        enum Way { case writes, fails, waits }
        let way: Way
        let name = "a writer"
        let preparesQuestions = false

        func speak(_ request: SpeechRequest) -> AsyncThrowingStream<SpeechEvent, any Error> {
            AsyncThrowingStream { $0.finish() }
        }
        func judge(_ request: JudgeRequest, waits: @escaping @Sendable (RetryWait) -> Void) async -> Judgement {
            .failed(.cancelled)
        }
        func prepare(_ number: Int, for record: InterviewRecord) async -> Preparation { Preparation(nil) }
        func report(on record: InterviewRecord) -> AsyncThrowingStream<ReportEvent, any Error> {
            AsyncThrowingStream { output in
                output.yield(.thinking)
                output.yield(.text("Two words "))
                switch way {
                case .writes:
                    output.yield(.text("and more."))
                    output.yield(.finished(FeedbackReport(on: record, questions: [:])))
                    output.finish()
                case .fails: output.finish(throwing: ModelError.empty)
                case .waits: break
                }
            }
        }
    }

    private static func outcome(
        _ way: Writer.Way, until progressStops: String? = nil
    ) async throws -> (outcome: FeedbackWriting.Outcome, stored: [Feedback], progress: [String]) {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path + "/sessions.sqlite")
        let writing = FeedbackWriting(store: store, interviewer: Writer(way: way), endpoint: "the model")
        let heard = Mutex<[String]>([])
        let (stream, input) = AsyncStream.makeStream(of: String.self)
        let task = Task {
            await writing.write(on: Samples.record()) { text in
                heard.withLock { $0.append(text) }
                input.yield(text)
            }
        }
        if let progressStops {
            for await text in stream where text == progressStops {
                task.cancel()
                break
            }
        }
        let outcome = await task.value
        let stored = try await store.feedback(on: Samples.record().session.sessionID)
        return (outcome, stored, heard.withLock { $0 })
    }

    @Test("tells how far it is, and stores it")
    func writes() async throws {
        let (outcome, stored, progress) = try await Self.outcome(.writes)
        #expect(outcome.feedback?.content == "Two words and more.")
        #expect(outcome.sentence == "Written by a writer, and stored.")
        #expect(stored.map(\.outcome) == [.written])
        #expect(progress == ["The model is thinking.", "2 words so far.", "4 words so far."])
    }

    @Test("that fails leaves the old feedback in its place, and says why")
    func fails() async throws {
        let (outcome, stored, _) = try await Self.outcome(.fails)
        #expect(outcome.feedback == nil)
        #expect(outcome.sentence.contains("The model's reply was empty. The feedback is as it was."))
        #expect(stored.map(\.outcome) == [.failed])
    }

    @Test("that is stopped stores nothing")
    func stops() async throws {
        let (outcome, stored, _) = try await Self.outcome(.waits, until: "2 words so far.")
        #expect(outcome.feedback == nil)
        #expect(outcome.sentence == "Stopped. The feedback is as it was.")
        #expect(stored.isEmpty)
    }
}
