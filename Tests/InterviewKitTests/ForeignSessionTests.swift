import InterviewKit
import Testing

@Suite("Sessions that other programs made")
struct ForeignSessionTests {
    /// A session with no plan and no turns; `said` is one letter a message: `a`, `u` or `s`, a minute apart.
    static func shelf(_ said: String, status: Status = .active, minutes: Double = 5) -> Shelf {
        var shelf = Shelf()
        var ids = ObjectIDGenerator(seed: 3)
        shelf.sessions["abc"] = Session(
            id: ids.next(at: Play.dawn), sessionID: "abc", role: Role(rawValue: "cobol"), level: .beginner,
            status: status, createdAt: Play.dawn, durationMinutes: minutes)
        for (index, letter) in said.enumerated() {
            let moment = Play.dawn.advanced(byMilliseconds: Int64(index) * 60_000)
            shelf.messages.append(
                Message(
                    id: ids.next(at: moment), role: letter == "a" ? .assistant : letter == "u" ? .user : .system,
                    content: "\(letter)\(index)", createdAt: moment, sessionID: "abc"))
        }
        return shelf
    }

    @Test(
        "each assistant message is a question, the user messages behind it its answer; system messages are read past",
        arguments: [
            ("", [], "question 1"), ("s", [], "question 1"), ("u", [], "question 1"), ("uu", [], "question 1"),
            ("a", ["a0:"], "·"), ("aa", ["a0:", "a1:"], "·"), ("au", ["a0:u1"], "judge"),
            ("auu", ["a0:u1+u2"], "judge"),
            ("saus", ["a1:u2"], "judge"), ("uau", ["a1:u2"], "judge"), ("asu", ["a0:u2"], "judge"),
            ("auaas", ["a0:u1", "a2:", "a3:"], "·"), ("aaaaaaaaa", (0..<9).map { "a\($0):" }, "·"),
        ])
    func derived(said: String, exchanges: [String], next: String) {
        var play = Play(resuming: "abc", from: Self.shelf(said), at: Play.dawn.advanced(byMilliseconds: 9_000_000))
        play.resume()
        #expect(
            play.record.exchanges.map { exchange in
                exchange.question.content + ":" + exchange.answers.map(\.content).joined(separator: "+")
            } == exchanges)
        #expect(play.effects.map(\.words) == (next == "·" ? [] : [next]))
        #expect(play.record.plan.questions == Plan.defaultQuestions)
        #expect(play.record.session.durationMinutes == 5)
        #expect(play.record.messages.count == said.count)
    }

    @Test("started_at is filled in with the first question's time")
    func started() {
        var play = Play(resuming: "abc", from: Self.shelf("sua"), at: Play.dawn.advanced(byMilliseconds: 9_000_000))
        play.resume()
        #expect(play.shelf.sessions["abc"]?.startedAt == Play.dawn.advanced(byMilliseconds: 120_000))
    }

    @Test("it goes on to the default number of questions, and then completes")
    func goesOn() {
        var play = Play(
            resuming: "abc", from: Self.shelf("auauau", status: .paused),
            at: Play.dawn.advanced(byMilliseconds: 9_000_000))
        play.resume()
        play.judge()
        for number in 4...6 {
            #expect(play.effects.map(\.words) == ["question \(number)"])
            play.ask("Q\(number)")
            play.reply("A\(number)")
        }
        #expect(play.effects.map(\.words) == ["write completing"])
        #expect(play.shelf.statuses["abc"] == [.active])
    }

    @Test("one with more questions than the default completes behind the next answer")
    func long() {
        var play = Play(
            resuming: "abc", from: Self.shelf("aaaaaaaaa"), at: Play.dawn.advanced(byMilliseconds: 9_000_000))
        play.resume()
        play.reply("A")
        #expect(play.effects.map(\.words) == ["write completing"])
    }

    @Test("times at the ends of what a date can hold break nothing", arguments: [Int64.min, .max])
    func absurd(milliseconds: Int64) {
        var shelf = Self.shelf("au")
        let far = Timestamp(milliseconds: milliseconds)
        for index in shelf.messages.indices {
            let message = shelf.messages[index]
            shelf.messages[index] = Message(
                id: message.id, role: message.role, content: message.content, createdAt: far, sessionID: "abc")
        }
        shelf.plans["abc"] = Plan(sessionID: "abc", stretchBeganAt: far)
        var play = Play(resuming: "abc", from: shelf, at: Play.dawn)
        play.resume()
        play.judge()
        play.ask("Q2")
        play.reply("A2")
        play.command(.pause)
        play.store()
        #expect(play.machine.ending == .paused(play.record.session))
    }
}
