import InterviewKit
import Testing

@Suite("The interviewer without a model")
struct InterviewerTests {
    static func text(_ events: AsyncThrowingStream<SpeechEvent, any Error>) async throws -> (String, isCut: Bool?) {
        var text = ""
        var isCut: Bool?
        for try await event in events {
            switch event {
            case .delta(let piece): text += piece
            case .finished(let end): isCut = end.isCut
            case .waiting, .thinking, .nothingLeft: continue
            }
        }
        return (text, isCut)
    }

    @Test("the bank asks all its questions once, by text too, gives their three hints, and then has no more")
    func bank() async throws {
        let interviewer = BankInterviewer(bank: BankTests.bank)
        let bank = try Level.all.flatMap { try BankTests.bank.questions(.java, $0) }
        var play = Play(questions: 50)
        play.begin()
        play.store()
        for index in bank.indices {
            let request = SpeechRequest(record: play.record, question: index + 1, move: .question)
            let text = try await Self.text(interviewer.speak(request)).0
            let question = try #require(bank.first { $0.text == text })
            // Every other one loses its id, as one that the candidate cut short does.
            play.say(text, questionID: index.isMultiple(of: 2) ? question.id : nil)
            play.store()
            guard index.isMultiple(of: 2) else { play.reply("A"); continue }
            for hint in question.hints {
                let request = SpeechRequest(record: play.record, question: index + 1, move: .hint)
                #expect(try await Self.text(interviewer.speak(request)).0 == hint)
                play.command(.hint)
                play.ask(hint)
            }
            play.reply("A")
        }
        #expect(Set(play.record.exchanges.map(\.question.content)).count == bank.count)
        let more = SpeechRequest(record: play.record, question: bank.count + 1, move: .question)
        var events: [SpeechEvent] = []
        for try await event in interviewer.speak(more) { events.append(event) }
        #expect(events == [.nothingLeft])
    }

    @Test("the bank says what was mentioned and what is missing, and gives no score anywhere")
    func bankReport() async throws {
        let interviewer = BankInterviewer(bank: BankTests.bank)
        let question = try #require(try BankTests.bank.questions(.java, .beginner).first)
        var play = Play()
        play.begin()
        play.store()
        play.say(question.text, questionID: question.id)
        play.store()
        play.answer(question.keyPoints[0].terms[0][0])
        play.store()
        let request = try #require(play.judgement)
        guard case .assessed(let assessment) = await interviewer.judge(request) else { Issue.record("none"); return }
        #expect(assessment.covered.map(\.keyPoint) == [question.keyPoints[0].id])
        #expect(assessment.missing == question.keyPoints.dropFirst().map(\.id))
        #expect(assessment.id == request.answer.id && assessment.question == 1)
        play.send(.judged(request.answer.id, .assessed(assessment)))
        play.store()
        play.command(.skip)
        play.store()
        play.ask("Something else?")

        var report = ""
        for try await case .text(let piece) in interviewer.report(on: play.record) { report += piece }
        #expect(report.hasPrefix("No language model was used"))
        #expect(report.contains("It cannot tell whether you were right."))
        #expect(report.contains("**Mentioned 1 of \(question.keyPoints.count) key points**"))
        #expect(report.contains("- mentioned: \(question.keyPoints[0].sentence) “"))
        #expect(report.contains("- missing: " + question.keyPoints[1].sentence))
        #expect(report.contains(question.source))
        #expect(report.contains("## Question 2\n\n> Something else?\n\nNot answered."))
        #expect(!report.lowercased().contains("score"))
    }
}
