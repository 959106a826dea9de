internal import FoundationEssentials
internal import InterviewKit
internal import Testing
internal import Wiring

@testable import MockInterview

@Suite("A new interview")
struct NewInterviewTests {
    /// A bank with so many questions for Java beginners.
    private func bank(_ count: Int, in folder: TemporaryFolder) throws -> QuestionBank {
        let questions = (1...max(1, count)).map { number in
            """
              - id: java-beginner-\(number)
                topic: topic \(number)
                text: What is thing number \(number)?
                key_points:
                  - id: point
                    sentence: It is a thing.
                    terms: [[thing]]
                    probe: What else?
                hints: [first, second, third]
                reference: A thing.
                source: a book
            """
        }
        try folder.write(
            "role: java\nlevel: beginner\nquestions:\n" + questions.joined(separator: "\n") + "\n",
            to: "java-beginner.yaml")
        return QuestionBank(folder: folder.path)
    }

    private func new(
        _ questions: Int?, configured: Int? = nil, minutes: Int? = nil, configuredMinutes: Int? = nil,
        bank: QuestionBank?
    ) -> NewInterview {
        var settings = Settings()
        (settings.questions, settings.minutes) = (configured, configuredMinutes)
        let choice = NewInterview.Choice(role: .java, level: .beginner, questions: questions, minutes: minutes)
        return NewInterview(
            choice, settings: settings, interviewer: BankInterviewer(bank: bank ?? QuestionBank(folder: "/nowhere")),
            bank: bank)
    }

    @Test("the command line wins over the configuration, and the configuration over the default")
    func precedence() {
        #expect(new(3, configured: 4, bank: nil).machine.record.plan.questions == 3)
        #expect(new(nil, configured: 4, bank: nil).machine.record.plan.questions == 4)
        #expect(new(nil, bank: nil).machine.record.plan.questions == 6)
        #expect(new(nil, minutes: 20, configuredMinutes: 30, bank: nil).machine.record.plan.minutes == 20)
        #expect(new(nil, configuredMinutes: 30, bank: nil).machine.record.plan.minutes == 30)
        #expect(new(nil, bank: nil).machine.record.plan.minutes == nil)
    }

    @Test("the bank is asked for no more than it holds, wherever the number comes from, and a sentence says so")
    func bankIsSmaller() throws {
        let folder = try TemporaryFolder()
        let bank = try bank(2, in: folder)
        #expect(try bank.questions(.java, .beginner).count == 2)
        for (new, wanted) in [
            (new(10, bank: bank), 10), (new(nil, configured: 9, bank: bank), 9), (new(nil, bank: bank), 6),
        ] {
            #expect(new.machine.record.plan.questions == 2)
            let note = "The question bank holds 2 questions for java, so this interview has 2 instead of "
            #expect(new.note == note + "\(wanted).")
        }
    }

    @Test("questions of other levels count, since they stand in when the level's own run out")
    func otherLevels() throws {
        let folder = try TemporaryFolder()
        let bank = try bank(2, in: folder)
        let text = try String(contentsOfFile: folder.path + "/java-beginner.yaml", encoding: .utf8)
        try folder.write(text.replacing("beginner", with: "advanced"), to: "java-advanced.yaml")
        #expect(new(10, bank: bank).machine.record.plan.questions == 4)
    }

    @Test("a bank that holds enough goes without saying")
    func bankIsLargeEnough() throws {
        let folder = try TemporaryFolder()
        let new = new(2, bank: try bank(2, in: folder))
        #expect(new.machine.record.plan.questions == 2)
        #expect(new.note == nil)
    }

    @Test("a model is held to no bank")
    func model() {
        let new = new(10, bank: nil)
        #expect(new.machine.record.plan.questions == 10)
        #expect(new.note == nil)
    }

    @Test("a bank that cannot be read is left to the interviewer to complain of")
    func unreadable() {
        let new = new(10, bank: QuestionBank(folder: "/nowhere"))
        #expect(new.machine.record.plan.questions == 10)
        #expect(new.note == nil)
    }

    @Test("an id that was asked for is the session's; otherwise each has its own")
    func ids() {
        let choice = NewInterview.Choice(role: .java, level: .beginner, id: "mine")
        let named = NewInterview(
            choice, settings: Settings(), interviewer: BankInterviewer(bank: QuestionBank(folder: "/nowhere")),
            bank: nil)
        #expect(named.machine.record.session.sessionID == "mine")
        let random = new(nil, bank: nil).machine.record.session.sessionID
        #expect(SessionID.isValid(random))
        #expect(random != new(nil, bank: nil).machine.record.session.sessionID)
    }
}
