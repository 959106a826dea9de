import Testing

@testable import InterviewKit

@Suite("Which question comes next")
struct QuestionChoiceTests {
    /// The questions of a whole session, each answered with these shares in turn.
    static func course(
        _ file: BankTests.File, id: String, questions: Int, shares: [Double?] = [nil], earlier: [String] = [],
        bank: QuestionBank = BankTests.bank
    ) throws -> [Question] {
        var sitting = Sitting(file.role, file.level, id: id, questions: questions)
        sitting.record.earlierQuestions = earlier
        var course: [Question] = []
        while course.count < questions, let question = try bank.next(for: sitting.record) {
            sitting.ask(question, share: shares[course.count % shares.count])
            course.append(question)
        }
        return course
    }

    @Test("no topic takes more than 40% of a session, whatever its length", arguments: BankTests.File.all)
    func topics(file: BankTests.File) throws {
        let all = try Level.all.map { try BankTests.bank.questions(file.role, $0).count }.reduce(0, +)
        for session in 0..<200 {
            // As long as no topic has had its share, how long a session is to be changes nothing: so the longest holds
            // all shorter ones, and is counted as each of them.
            let course = try Self.course(file, id: "session\(session)", questions: 20)
            #expect(course.count == min(20, all))
            for length in 1...20 {
                #expect(
                    Self.most(course.prefix(length)) <= TopicChoice.most(of: length), "session\(session), \(length)")
            }
            if session < 4 {
                for length in 1...20 {
                    #expect(
                        try Self.course(file, id: "session\(session)", questions: length) == course.prefix(length) + [])
                }
            }
        }
    }

    @Test("nor does one when the level moves with the answers", arguments: BankTests.File.all)
    func topicsOnTheMove(file: BankTests.File) throws {
        for shares in [[1], [0], [1, 1, 1, 0, 0, 0], [0, nil, 1, 1]] as [[Double?]] {
            for length in [1, 2, 3, 4, 5, 7, 10, 20] {
                let course = try Self.course(file, id: "moving\(length)", questions: length, shares: shares)
                #expect(Self.most(course[...]) <= TopicChoice.most(of: length))
            }
        }
    }

    private static func most(_ questions: ArraySlice<Question>) -> Int {
        Dictionary(grouping: questions, by: \.topic).values.map(\.count).max() ?? 0
    }

    @Test(
        "40% of a session, and at least one question",
        arguments: [(1, 1), (2, 1), (4, 1), (5, 2), (7, 2), (8, 3), (10, 4), (20, 8), (50, 20)])
    func most(of questions: Int, most: Int) {
        #expect(TopicChoice.most(of: questions) == most)
    }

    @Test("no question twice; when the level's file runs dry the nearest other goes on, and after all nothing is left")
    func dry() throws {
        for role in Role.all {
            for (level, order) in [
                (Level.beginner, [Level.beginner, .intermediate, .advanced]),
                (.intermediate, [.intermediate, .beginner, .advanced]),
                (.advanced, [.advanced, .intermediate, .beginner]),
            ] {
                let course = try Self.course(.init(role: role, level: level), id: "long", questions: 50)
                let all = try Level.all.flatMap { try BankTests.bank.questions(role, $0) }
                #expect(Set(course.map(\.id)) == Set(all.map(\.id)) && course.count == all.count)
                var levels: [Level] = []
                for question in course where levels.last != question.level { levels.append(question.level) }
                #expect(levels == order)
            }
        }
    }

    @Test("a session's order is always the same, other sessions have others, and a resumed one goes on in it")
    func order() throws {
        let file = BankTests.File(role: .java, level: .beginner)
        let first = try Self.course(file, id: "abc", questions: 6, shares: [0.5]).map(\.id)
        #expect(try Self.course(file, id: "abc", questions: 6, shares: [0.5]).map(\.id) == first)
        // Another program run, with nothing in its memory.
        let fresh = QuestionBank(folder: BankTests.folder)
        var sitting = Sitting(.java, .beginner, id: "abc")
        for id in first.prefix(3) {
            let question = try #require(try fresh.questions(.java, .beginner).first { $0.id == id })
            sitting.ask(question, share: 0.5)
        }
        #expect(try fresh.next(for: sitting.record)?.id == first[3])
        let orders = try Set((0..<40).map { try Self.course(file, id: "s\($0)", questions: 3).map(\.id) })
        #expect(orders.count > 20)
        // Written down, since it must not change from one version of the program to the next within a session.
        let names = ["a", "b", "c", "d", "e"]
        let places = names.sorted { SessionOrder.place(of: $0, in: "abc") < SessionOrder.place(of: $1, in: "abc") }
        #expect(places == Self.written)
    }

    static let written = ["c", "b", "e", "a", "d"]

    @Test("the level of the answers decides from which file it comes")
    func levels() throws {
        let file = BankTests.File(role: .python, level: .intermediate)
        let high = try Self.course(file, id: "abc", questions: 6, shares: [1]).map(\.level)
        #expect(high == [.intermediate, .intermediate, .intermediate, .advanced, .advanced, .advanced])
        let low = try Self.course(file, id: "abc", questions: 6, shares: [0]).map(\.level)
        #expect(low == [.intermediate, .intermediate, .intermediate, .beginner, .beginner, .beginner])
        let none = try Self.course(file, id: "abc", questions: 6).map(\.level)
        #expect(none == Array(repeating: .intermediate, count: 6))
    }

    @Test("what was asked in earlier interviews comes last at its level, and what is near to it")
    func earlier() throws {
        let file = BankTests.File(role: .java, level: .beginner)
        let all = try BankTests.bank.questions(.java, .beginner)
        let known = all.filter { $0.id != "java-beginner-hashset-equality" }.prefix(3).map(\.text)
        let near =
            "You put instances of a custom class into a HashSet, but contains returns false for an object with the same contents. Why?"
        for session in 0..<20 {
            let course = try Self.course(
                file, id: "s\(session)", questions: all.count, earlier: known + ["Who are you?", near])
            let last = Set(course.suffix(4).map(\.text))
            #expect(last.isSuperset(of: known), "s\(session)")
            #expect(course.suffix(4).contains { $0.id == "java-beginner-hashset-equality" })
            #expect(course.allSatisfy { $0.level == .beginner })
        }
    }

    @Test("what is near to a model's question of the same interview comes after all the others, of every level")
    func near() throws {
        let written = Question.sample(
            "model-1-x",
            "Two threads increment a shared int field a million times each and the final total is too low. Why?",
            topic: "concurrency", origin: .model("m"))
        var sitting = Sitting(.java, .beginner, questions: 50)
        sitting.record.plan.prepared = [written]
        sitting.ask(written)
        var last: Question?
        while let question = try BankTests.bank.next(for: sitting.record) {
            sitting.ask(question)
            last = question
        }
        #expect(last?.id == "java-beginner-lost-increments")
    }

    @Test("a model's questions count for their topics")
    func modelTopics() throws {
        let topics = Set(try BankTests.bank.questions(.java, .beginner).map(\.topic))
        for topic in topics {
            let written = Question.sample("model-1-x", "Pigs, horses, sheep?", topic: topic, origin: .model("m"))
            var sitting = Sitting(.java, .beginner, questions: 4)
            sitting.record.plan.prepared = [written]
            sitting.ask(written)
            for _ in 0..<3 {
                let next = try #require(try BankTests.bank.next(for: sitting.record))
                #expect(next.topic != topic)
                sitting.ask(next)
            }
        }
    }

    @Test("nothing is asked for a role or level that is not known")
    func unknown() throws {
        #expect(try BankTests.bank.next(for: Sitting(Role(rawValue: "cobol"), .beginner).record) == nil)
        #expect(try BankTests.bank.next(for: Sitting(.java, Level(rawValue: "expert")).record) == nil)
    }
}
