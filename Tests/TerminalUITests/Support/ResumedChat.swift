import InterviewKit

@testable import TerminalUI

/// A chat screen on which an interview of these messages was resumed, its last question being in play.
struct ResumedChat {
    static let now = Timestamp(milliseconds: 1_700_000_000_000)
    private(set) var screen: ChatScreen

    init(_ messages: [(role: Message.Role, text: String)], interviewer: String = "model") {
        var ids = ObjectIDGenerator(seed: 1)
        let began = Self.now.advanced(byMilliseconds: -Int64(messages.count) - 1)
        var session = Session(
            id: ids.next(at: began), sessionID: "abc", role: .java, level: .intermediate, createdAt: began)
        session.status = .paused
        var record = InterviewRecord(session: session, plan: Plan(sessionID: "abc", questions: 20_000))
        for (index, message) in messages.enumerated() {
            let time = began.advanced(byMilliseconds: Int64(index))
            record.messages.append(
                Message(
                    id: ids.next(at: time), role: message.role, content: message.text, createdAt: time,
                    sessionID: "abc"))
        }
        let machine = InterviewMachine(
            resuming: .latest, interviewer: interviewer, programVersion: "0", ids: ids)
        screen = ChatScreen(
            machine: machine,
            labels: ChatLabels(store: "MongoDB", interviewer: interviewer, introduction: "") { _ in "" })
        _ = screen.begin(at: Self.now)
        for event in [InterviewEvent.opened(record), .written(.resuming), .recalled([])] {
            _ = screen.handle(event, at: Self.now)
        }
    }

    mutating func press(_ keys: Key...) {
        for key in keys { _ = screen.handle(key, at: Self.now) }
    }

    mutating func type(_ text: String) {
        for character in text { press(.character(character)) }
    }

    /// The answer that was sent is stored.
    mutating func writtenAnswer() {
        _ = screen.handle(.written(.answer), at: Self.now)
    }

    mutating func frame(columns: Int = 80, rows: Int = 24) -> Frame {
        screen.frame(Size(columns: columns, rows: rows), at: Self.now)
    }

    mutating func shown(columns: Int = 80, rows: Int = 24) -> [String] {
        frame(columns: columns, rows: rows).text
    }
}
