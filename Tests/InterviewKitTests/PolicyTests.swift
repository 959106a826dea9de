import InterviewKit
import Testing

@Suite("What the interviewer does next")
struct PolicyTests {
    typealias Situation = Policy.Situation

    /// Every row: what is known, and the move.
    static let table: [(situation: Situation, decision: Policy.Decision)] = [
        // An answer: the first missing key point that was not asked about, at most two, and none when the time is over.
        (Situation(kind: .answer), .next),
        (Situation(kind: .answer, missing: ["a", "b"]), .probe("a")),
        (Situation(kind: .answer, missing: ["a", "b"], probes: ["a"]), .probe("b")),
        (Situation(kind: .answer, missing: ["a"], probes: ["a"]), .next),
        (Situation(kind: .answer, missing: ["a", "b", "c"], probes: ["a", "b"]), .next),
        (Situation(kind: .answer, missing: ["a", "b", "c"], probes: [nil, nil]), .next),
        (Situation(kind: .answer, missing: ["a"], probes: [nil]), .probe("a")),
        (Situation(kind: .answer, missing: ["a"], isReframed: true), .probe("a")),
        (Situation(kind: .answer, missing: ["a"], clarifications: 3), .probe("a")),
        (Situation(kind: .answer, missing: ["a"], isTimeOver: true), .next),
        // "I don't know": one reframe, and none behind a probe.
        (Situation(kind: .dontKnow, missing: ["a"]), .reframe),
        (Situation(kind: .dontKnow, missing: ["a"], isReframed: true), .next),
        (Situation(kind: .dontKnow, missing: ["a"], probes: ["b"]), .next),
        (Situation(kind: .dontKnow, missing: ["a"], isTimeOver: true), .next),
        (Situation(kind: .dontKnow, missing: ["a"], clarifications: 2), .reframe),
        // What is beside the question uses up no probe, and no judge can hold the interview up with it.
        (Situation(kind: .clarification, missing: ["a"]), .clarify),
        (Situation(kind: .offTopic, missing: ["a"], probes: ["b"], clarifications: 2), .clarify),
        (Situation(kind: .request, missing: ["a"], isTimeOver: true), .clarify),
        (Situation(kind: .clarification, missing: ["a"], clarifications: 3), .probe("a")),
        (Situation(kind: .request, missing: ["a"], probes: ["a"], clarifications: 3), .next),
        (Situation(kind: .offTopic, clarifications: 9), .next),
    ]

    @Test("the move is the table's", arguments: table)
    func row(situation: Situation, decision: Policy.Decision) {
        #expect(Policy.decide(situation) == decision)
    }

    @Test(
        "whatever the judge says, a question is left after at most two probes, one reframe and a dozen clarifications")
    func bounded() {
        for seed in 0..<500 {
            var dice = Dice(state: UInt64(seed))
            var situation = Situation(kind: .answer, missing: ["a", "b", "c", "d"])
            var moves: [Policy.Decision] = []
            repeat {
                situation.kind = Assessment.Kind.allCases.randomElement(using: &dice) ?? .answer
                let move = Policy.decide(situation)
                moves.append(move)
                switch move {
                case .probe(let point):
                    situation.probes.append(point)
                    situation.clarifications = 0
                case .reframe:
                    situation.isReframed = true
                    situation.clarifications = 0
                case .clarify: situation.clarifications += 1
                case .next: break
                }
            } while moves.last != .next && moves.count < 100
            #expect(moves.last == .next)
            #expect(situation.probes.count <= 2 && moves.filter { $0 == .reframe }.count <= 1)
            #expect(moves.filter { $0 == .clarify }.count <= 12)
        }
    }
}

@Suite("The score")
struct ScoreTests {
    @Test("the ceiling rises with the verified key points: nothing 1, one at most 3, not all at most 4, all 5")
    func ceilings() {
        let rows = (1...6).map { total in (0...total).map { Score.ceiling(verified: $0, of: total, hints: 0) } }
        #expect(
            rows == [[1, 5], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 3, 4, 5], [1, 2, 2, 3, 4, 4, 5]])
        #expect(Score.ceiling(verified: 0, of: 0, hints: 0) == 1)
        #expect(Score.ceiling(verified: 9, of: 3, hints: 0) == 5)
    }

    @Test("every hint lowers the ceiling: 4, 3, 2")
    func hints() {
        #expect((0...4).map { Score.ceiling(verified: 4, of: 4, hints: $0) } == [5, 4, 3, 2, 2])
        #expect((0...4).map { Score.ceiling(verified: 0, of: 4, hints: $0) } == [1, 1, 1, 1, 1])
    }

    @Test("a judge's number decides between 0 and 1 with nothing verified, between 4 and 5 with all, else nothing")
    func counted() {
        let rows = [(0, 5), (1, 5), (3, 5), (4, 5), (5, 5), (1, 1)].map { verified, total in
            (0...5).map { Score.counted($0, verified: verified, of: total, hints: 0) }
        }
        #expect(
            rows == [
                [0, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2], [3, 3, 3, 3, 3, 3], [4, 4, 4, 4, 4, 4], [4, 4, 4, 4, 4, 5],
                [4, 4, 4, 4, 4, 5],
            ])
        #expect((0...4).map { Score.counted(5, verified: 5, of: 5, hints: $0) } == [5, 4, 3, 2, 2])
        #expect((0...4).map { Score.counted(0, verified: 5, of: 5, hints: $0) } == [4, 4, 3, 2, 2])
        #expect(Score.counted(-3, verified: 0, of: 5, hints: 0) == 0)
    }

    @Test("the total is the mean of the scores to one decimal, and there is none without scores")
    func total() {
        #expect(Score.total([5, 4, 4]) == 4.3)
        #expect(Score.total([0]) == 0)
        #expect(Score.total([]) == nil)
    }

    /// A question with one probe answered; each assessment in words: covered, claimed.
    static func standing(_ answers: [(covered: [String], claimed: Int?)], hints: Int = 0) -> Standing? {
        let play = Scene.awaiting.play.after { play in
            for _ in 0..<hints {
                play.command(.hint)
                play.ask("hint")
            }
            for (index, answer) in answers.enumerated() {
                play.answer("A\(index)")
                play.store()
                let missing = ["a", "b", "c", "d"].filter { !answer.covered.contains($0) }
                play.judge(mentioned: answer.covered, missing: missing, claimed: answer.claimed)
                play.store()
                guard index < answers.count - 1 else { break }
                play.ask("probe \(index)")
            }
        }
        return Standing(play.record.exchanges[1], play.record.assessments)
    }

    @Test("a question's key points are those of all its answers, and its score follows from them")
    func standings() {
        #expect(Self.standing([]) == nil)
        #expect(Self.standing([(["a"], 5)])?.score == 2)
        #expect(Self.standing([(["a"], 1)])?.score == 2)
        #expect(Self.standing([([], 5)])?.score == 1)
        #expect(Self.standing([([], 0)])?.score == 0)
        #expect(Self.standing([(["a"], 4), (["b", "c"], 2)])?.score == 4)
        #expect(Self.standing([(["a"], 4), (["b", "c", "d"], 5)])?.score == 5)
        #expect(Self.standing([(["a"], 4), (["b", "c", "d"], 5)], hints: 2)?.score == 3)
        #expect(Self.standing([(["a", "b", "c", "d"], 5), ([], 0)])?.score == 5)
        #expect(Self.standing([(["a"], 9), (["a"], -1)])?.score == nil)
        let two = Self.standing([(["b"], nil), (["a", "b"], nil)])
        #expect(two?.score == nil)
        #expect(two?.covered.map(\.keyPoint) == ["b", "a"])
        #expect(two?.covered.map(\.quotation) == ["A0", "A1"])
        #expect(two?.missing == ["c", "d"])
        #expect(two?.share == 0.5)
    }
}
