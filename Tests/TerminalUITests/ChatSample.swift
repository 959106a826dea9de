import InterviewKit

@testable import TerminalUI

/// A chat screen on which the first question has been asked and stored, and a hand that types.
struct ChatSample {
    static let start = Timestamp(milliseconds: 1_700_000_000_000)

    var screen: ChatScreen
    var now = ChatSample.start

    init(question: String = "What is a record?") {
        var ids = ObjectIDGenerator(seed: 1)
        let session = Session(
            id: ids.next(at: Self.start), sessionID: "abc", role: .java, level: .intermediate, createdAt: Self.start)
        let machine = InterviewMachine(
            new: session, plan: Plan(sessionID: "abc"), interviewer: "qwen2.5:7b", programVersion: "0", ids: ids)
        let labels = ChatLabels(store: "MongoDB", interviewer: "qwen2.5:7b", introduction: "", sentence: { "\($0)" })
        screen = ChatScreen(machine: machine, labels: labels)
        _ = screen.begin(at: now)
        _ = screen.handle(.written(.opening), at: now)
        _ = screen.handle(.written(.greeting), at: now)
        _ = screen.handle(.recalled([]), at: now)
        say(question)
    }

    /// Lets the interviewer say something, up to where an answer is awaited.
    mutating func say(_ text: String) {
        _ = screen.handle(.written(.bridge), at: now)
        for number in 1...9 {
            _ = screen.handle(.speech(number, .delta(text)), at: now)
            _ = screen.handle(.speech(number, .finished(Spoken())), at: now)
        }
        _ = screen.handle(.written(.question), at: now)
        _ = screen.handle(.written(.remark), at: now)
    }

    /// Lets the interviewer give a hint of sixty lines, and shows its end.
    mutating func sayMuch() {
        press(.paste("/hint"), .enter)
        say((1...60).map { "Line \($0)." }.joined(separator: "\n"))
        _ = frame()
    }

    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { screen.handle($0, at: now) } }

    mutating func type(_ text: String) { for character in text { press(.character(character)) } }

    mutating func frame(columns: Int = 80, rows: Int = 24) -> Frame {
        screen.frame(Size(columns: columns, rows: rows), at: now)
    }

    /// All that is on the screen, on one line.
    mutating func words() -> String {
        frame().text.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }
}
