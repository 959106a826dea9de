internal import InterviewKit
internal import Testing

@testable import MockInterview

@Suite("The home screen line by line")
struct PlainHomeTests {
    /// The choice these lines lead to, and all that was said.
    private func choice(_ lines: [String], paused: [Session] = []) -> (choice: PlainHome.Choice?, said: [String]) {
        var lines = lines[...]
        var said: [String] = []
        let home = PlainHome(read: { lines.popFirst() }, say: { said.append($0) }, ask: { said.append($0) })
        return (home.choice(paused: paused), said)
    }

    @Test(
        "takes a role and a level by number or name, and Enter for the first",
        arguments: [
            (["2", "3"], Role.python, Level.advanced), (["", ""], .java, .beginner),
            ([" DevOps ", "intermediate"], .devops, .intermediate),
            (["cobol", "0", "5", "ai-genai", "9", "1"], .aiGenAI, .beginner),
        ])
    func roleAndLevel(lines: [String], role: Role, level: Level) {
        #expect(choice(lines).choice == .start(role, level))
    }

    @Test("says what can be chosen, and what is not among it")
    func offers() {
        let said = choice(["cobol", "1", "1"]).said
        for line in ["Which role?", "1: java", "2: python", "cobol is not among them.", "Which level?", "3: advanced"] {
            #expect(said.contains(line))
        }
    }

    @Test(
        "leaves at the end of input, and when asked to", arguments: [[], ["q"], ["1", "quit"], ["1", "/quit"], ["1"]])
    func leaves(lines: [String]) {
        #expect(choice(lines).choice == nil)
    }

    @Test("offers interviews that were paused, and a new one first")
    func paused() {
        let sessions = (1...7).map { Samples.session("session\($0)", status: .paused) }
        let (resumed, said) = choice(["3"], paused: sessions)
        #expect(resumed == .resume(sessions[1]))
        #expect(said.contains("1: a new one"))
        #expect(said.contains { $0.hasPrefix("6: java, intermediate, paused 2026-") })
        #expect(!said.contains { $0.hasPrefix("7:") })
        #expect(choice(["1", "2", "1"], paused: sessions).choice == .start(.python, .beginner))
    }
}
