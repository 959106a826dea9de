import Testing

@testable import InterviewKit

@Suite("The interviewer's fixed phrases")
struct PhrasesTests {
    @Test("what is said once a question does not come back in an interview of fifty")
    func distinct() {
        for phrase in [Phrases.bridge, Phrases.skipped, Phrases.reframing] {
            #expect(Set((1...50).map(phrase)).count == 50)
        }
        #expect(Set((1...50).flatMap { [Phrases.bridge($0), Phrases.skipped($0)] }).count == 100)
        #expect(Set((0..<Policy.mostClarifications).map(Phrases.repeating)).count == Policy.mostClarifications)
        #expect(Set((0..<30).map(Phrases.wayBack)).count == 30)
        #expect(Set((0..<30).map { Phrases.telling(nil, $0) }).count == 30)
    }

    @Test("the greeting counts as one speaks")
    func greeting() {
        let session = SpeechSample.record().session
        let one = Phrases.greeting(session, Plan(sessionID: "abc", questions: 1, minutes: 1))
        #expect(one.contains("one question, about 1 minute."))
        let more = Phrases.greeting(session, Plan(sessionID: "abc", questions: 2, minutes: 30))
        #expect(more.contains("2 questions, about 30 minutes."))
    }

    @Test("none of them judges, formats or speaks of the speaker")
    func harmless() {
        let session = SpeechSample.record().session
        var texts = [Phrases.closing, Phrases.greeting(session, Plan(sessionID: "abc", questions: 6, minutes: 30))]
        for number in 0..<60 {
            texts += [
                Phrases.bridge(number), Phrases.skipped(number), Phrases.reframing(number), Phrases.repeating(number),
                Phrases.wayBack(number), Phrases.noHintLeft(number),
            ]
            texts += Command.allCases.map { Phrases.telling($0, number) }
        }
        for text in texts {
            for sentence in SentenceReaderTests.sentences([text]) {
                #expect(!VerdictCheck.judges(sentence), "\(sentence)")
                #expect(FormCheck.fault(in: sentence) == nil, "\(sentence)")
            }
        }
    }
}
