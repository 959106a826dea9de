internal import InterviewKit
internal import Testing

@testable import MockInterview

@Suite("What is said line by line")
struct PlainTranscriptTests {
    private let start = Timestamp(milliseconds: 1_700_000_000_000)

    private func machine() -> InterviewMachine {
        var ids = ObjectIDGenerator(seed: 1)
        let session = Session(
            id: ids.next(at: start), sessionID: "abc", role: .java, level: .intermediate, createdAt: start)
        return InterviewMachine(
            new: session, plan: Plan(sessionID: "abc", questions: 2), interviewer: "a model", programVersion: "0",
            ids: ids)
    }

    /// A machine that has greeted and whose first question is being spoken.
    private func greeted() -> InterviewMachine {
        var machine = machine()
        _ = machine.begin(at: start)
        _ = machine.handle(.written(.opening), at: start)
        _ = machine.handle(.written(.greeting), at: start)
        _ = machine.handle(.recalled([]), at: start)
        return machine
    }

    /// A machine that awaits the answer to its first question; nothing of it has been printed.
    private func asked() -> InterviewMachine {
        var machine = greeted()
        _ = machine.handle(.speech(1, .delta("What is a record?")), at: start)
        _ = machine.handle(.speech(1, .finished(Spoken())), at: start)
        _ = machine.handle(.written(.question), at: start)
        return machine
    }

    @Test("a speech that arrives bit by bit is said as it comes, its speaker once, and not again when it is stored")
    func streaming() {
        var machine = greeted()
        var transcript = PlainTranscript(hidesAnswers: true)
        #expect(transcript.news(of: machine).first?.hasPrefix("Interviewer: Hello") == true)
        _ = machine.handle(.speech(1, .delta("Here is code.")), at: start)
        #expect(transcript.news(of: machine) == ["Question 1 of 2: Here is code."])
        #expect(transcript.news(of: machine).isEmpty)
        _ = machine.handle(.speech(1, .delta(" What does it do?")), at: start)
        #expect(transcript.news(of: machine) == ["What does it do?"])
        _ = machine.handle(.speech(1, .finished(Spoken())), at: start)
        #expect(transcript.news(of: machine).isEmpty)
        _ = machine.handle(.written(.question), at: start)
        #expect(transcript.news(of: machine) == [""])
        #expect(machine.phase == .awaitingAnswer)
    }

    @Test("speech and the report are read without Markdown's marks, the candidate's words as they are")
    func marks() {
        var machine = greeted()
        var transcript = PlainTranscript(hidesAnswers: false)
        _ = transcript.news(of: machine)
        _ = machine.handle(.speech(1, .delta("What does `final` **mean**?")), at: start)
        #expect(transcript.news(of: machine) == ["Question 1 of 2: What does final mean?"])
        _ = machine.handle(.speech(1, .delta(" Show `code`.")), at: start)
        #expect(transcript.news(of: machine) == ["Show code."])
        _ = machine.handle(.speech(1, .finished(Spoken())), at: start)
        _ = machine.handle(.written(.question), at: start)
        _ = transcript.news(of: machine)
        _ = machine.handle(.answerSubmitted("It is `so`."), at: start)
        _ = machine.handle(.written(.answer), at: start)
        #expect(transcript.news(of: machine) == ["You: It is `so`.", ""])
        var stored = PlainTranscript(hidesAnswers: false)
        #expect(stored.news(of: machine).contains("Question 1 of 2: What does final mean? Show code."))
    }

    @Test("a question that is stored before any of it was said is said whole, under its number")
    func whole() {
        let machine = asked()
        var transcript = PlainTranscript(hidesAnswers: true)
        #expect(Array(transcript.news(of: machine).suffix(2)) == ["Question 1 of 2: What is a record?", ""])
    }

    @Test("a question that breaks off says that it is cut short")
    func cut() {
        var machine = greeted()
        var transcript = PlainTranscript(hidesAnswers: true)
        _ = machine.handle(.speech(1, .delta("What is")), at: start)
        _ = transcript.news(of: machine)
        _ = machine.handle(.speechFailed(1, .interrupted(reason: "cut")), at: start)
        _ = machine.handle(.written(.question), at: start)
        #expect(transcript.news(of: machine) == ["[cut short]", ""])
    }

    @Test("a remark that breaks off says so, and the next speaker is named again")
    func stopped() {
        var machine = asked()
        var transcript = PlainTranscript(hidesAnswers: true)
        _ = transcript.news(of: machine)
        _ = machine.handle(.command(.hint), at: start)
        _ = machine.handle(.speech(2, .delta("Think of")), at: start)
        #expect(transcript.news(of: machine) == ["Hint: Think of"])
        _ = machine.handle(.speechFailed(2, .empty), at: start)
        _ = machine.handle(.written(.remark), at: start)
        #expect(transcript.news(of: machine) == ["[cut short]", ""])
        _ = machine.handle(.command(.hint), at: start)
        _ = machine.handle(.speech(3, .delta("Think of equality.")), at: start)
        #expect(transcript.news(of: machine) == ["Hint: Think of equality."])
    }

    @Test("answers are said for a pipe, and not for whoever typed them", arguments: [true, false])
    func answers(isTyped: Bool) {
        var machine = asked()
        var transcript = PlainTranscript(hidesAnswers: isTyped)
        _ = transcript.news(of: machine)
        _ = machine.handle(.answerSubmitted("A carrier."), at: start)
        _ = machine.handle(.written(.answer), at: start)
        #expect(transcript.news(of: machine) == (isTyped ? [] : ["You: A carrier.", ""]))
    }

    @Test("what is expected is asked for, with the number of the question, and only when it is expected")
    func prompts() {
        var machine = asked()
        #expect(PlainWords.prompt(machine, hasReturned: false) == "Your answer to question 1: ")
        #expect(PlainWords.occupation(machine.phase) == nil)
        #expect(PlainWords.prompt(machine, hasReturned: true)?.contains("again") == true)
        _ = machine.handle(.answerSubmitted("A carrier."), at: start)
        #expect(PlainWords.prompt(machine, hasReturned: false) == nil)
        #expect(PlainWords.occupation(machine.phase) == "What was said is being stored.")
        _ = machine.handle(.written(.answer), at: start)
        #expect(PlainWords.prompt(machine, hasReturned: false) == nil)
        #expect(PlainWords.occupation(machine.phase) == "The interviewer is reading your answer.")
    }
}
