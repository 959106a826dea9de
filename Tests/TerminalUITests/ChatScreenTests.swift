import InterviewKit
import Testing

@testable import TerminalUI

@Suite("The chat screen")
struct ChatScreenTests {
    private let start = Timestamp(milliseconds: 1_700_000_000_000)

    private static let labels = ChatLabels(
        store: "MongoDB", interviewer: "qwen2.5:7b", introduction: "",
        sentence: { notice in
            switch notice {
            case .storeFailed: "The store failed."
            case .modelFailed: "The model failed."
            default: "Noted."
            }
        })

    private func screen(questions: Int = 6) -> ChatScreen {
        var ids = ObjectIDGenerator(seed: 1)
        let session = Session(
            id: ids.next(at: start), sessionID: "abc", role: .java, level: .intermediate, createdAt: start)
        let machine = InterviewMachine(
            new: session, plan: Plan(sessionID: "abc", questions: questions), interviewer: "qwen2.5:7b",
            programVersion: "0", ids: ids)
        return ChatScreen(machine: machine, labels: Self.labels)
    }

    /// A screen on which the first question has been asked and stored.
    private func asked(_ question: String = "What is a record?") -> ChatScreen {
        var screen = screen()
        begin(&screen)
        say(question, on: &screen)
        return screen
    }

    /// Begins, up to where the first question is chosen.
    private func begin(_ screen: inout ChatScreen) {
        _ = screen.begin(at: start)
        _ = screen.handle(.written(.opening), at: start)
        _ = screen.handle(.written(.greeting), at: start)
        _ = screen.handle(.recalled([]), at: start)
    }

    private func say(_ text: String, on screen: inout ChatScreen) {
        for number in 1...9 {
            _ = screen.handle(.speech(number, .delta(text)), at: start)
            _ = screen.handle(.speech(number, .finished(Spoken())), at: start)
        }
        _ = screen.handle(.written(.question), at: start)
        _ = screen.handle(.written(.remark), at: start)
    }

    private func type(_ text: String, on screen: inout ChatScreen) {
        for character in text { _ = screen.handle(.character(character), at: start) }
    }

    @Test("shows role, question, minutes, store and interviewer, the transcript, the draft and the keys")
    func wholeScreen() {
        var screen = asked("Two threads call put on one HashMap at the same time. What can go wrong?")
        type("Entries can be lost", on: &screen)
        let now = start.advanced(byMilliseconds: 12 * 60_000 + 30_000)
        _ = screen.handle(.textEnd, at: now)
        let frame = screen.frame(Size(columns: 80, rows: 13), at: now)
        #expect(
            frame.text == [
                " java · intermediate   Question 1 of 6      12 min   MongoDB saved   qwen2.5:7b",
                String(repeating: "─", count: 80),
                " Interviewer  Hello, and welcome. This is a practice interview for Java at",
                "              intermediate level: 6 questions. Take the time you need, think",
                "              aloud if it helps, and ask back when something is unclear.",
                "",
                " Interviewer  Two threads call put on one HashMap at the same time. What can go",
                "              wrong?",
                "", "",
                String(repeating: "─", count: 60) + " 4 words · 12 min ──",
                " › Entries can be lost",
                " Enter send   Ctrl-J new line   F1 help   /hint /skip /pause /end",
            ])
        #expect(frame.caret == Point(column: 22, row: 11))
    }

    @Test(
        "fits its header into narrow terminals, and keeps role, number and store longest", arguments: [40, 60, 80, 200])
    func header(columns: Int) {
        var screen = asked()
        let header = screen.frame(Size(columns: columns, rows: 24), at: start).text[0]
        #expect(header.hasPrefix(columns >= 60 ? " java · intermediate" : " java"))
        #expect(header.contains(columns >= 80 ? "Question 1 of 6" : "1/6"))
        #expect(header.hasSuffix("MongoDB saved") == (columns < 60))
        #expect(header.contains("MongoDB saved"))
        #expect(header.contains("qwen2.5:7b") == (columns >= 60))
    }

    @Test(
        "leaves out that this machine is the store before it shortens the question's number",
        arguments: [40, 60, 80, 200])
    func headerOfThisMachine(columns: Int) {
        var ids = ObjectIDGenerator(seed: 1)
        let session = Session(
            id: ids.next(at: start), sessionID: "abc", role: .aiGenAI, level: .intermediate, createdAt: start)
        let machine = InterviewMachine(
            new: session, plan: Plan(sessionID: "abc", questions: 6), interviewer: Feedback.bankAuthor,
            programVersion: "0", ids: ids)
        var labels = Self.labels
        (labels.store, labels.interviewer) = (ChatLabels.thisMachine, Feedback.bankAuthor)
        var screen = ChatScreen(machine: machine, labels: labels)
        begin(&screen)
        say("What is a record?", on: &screen)
        let header = screen.frame(Size(columns: columns, rows: 24), at: start).text[0]
        #expect(header.contains(columns >= 80 ? "Question 1 of 6" : "1/6"))
        #expect(header.contains("this machine") == (columns != 80))
        #expect(header.contains("saved"))
    }

    @Test("says in words whether the last write is on disk, in the narrowest terminal too")
    func saved() {
        var screen = asked()
        func header() -> String { screen.frame(Size(columns: 40, rows: 12), at: start).text[0] }
        #expect(header().hasSuffix("MongoDB saved"))
        type("An answer", on: &screen)
        _ = screen.handle(.enter, at: start)
        #expect(header().hasSuffix("MongoDB saving"))
        _ = screen.handle(
            .writeFailed(.answer, .unreachable(place: "localhost:27017", reason: "refused")), at: start)
        #expect(header().hasSuffix("MongoDB NOT SAVED"))
    }

    @Test("shows a reply as it arrives, before it is whole")
    func streaming() {
        var screen = screen()
        begin(&screen)
        #expect(text(&screen).contains("thinking"))
        _ = screen.handle(.speech(1, .delta("What is ")), at: start)
        #expect(text(&screen).contains("What is"))
        _ = screen.handle(.speech(1, .delta("a record?")), at: start)
        #expect(text(&screen).contains("What is a record?"))
    }

    @Test("clears the draft when an answer is sent, shows it as being saved, then as said")
    func sends() {
        var screen = asked()
        type("A transparent carrier", on: &screen)
        let effects = screen.handle(.enter, at: start)
        #expect(effects.count == 1)
        #expect(screen.composer.text.isEmpty)
        #expect(text(&screen).contains("saving"))
        _ = screen.handle(.written(.answer), at: start)
        #expect(text(&screen).contains("You          A transparent carrier"))
        #expect(!text(&screen).contains("saving"))
    }

    @Test("gives an answer that could not be stored back to the composer, in front of what was typed meanwhile")
    func returnsDraft() {
        var screen = asked()
        type("first", on: &screen)
        _ = screen.handle(.enter, at: start)
        type("second", on: &screen)
        _ = screen.handle(
            .writeFailed(.answer, .unreachable(place: "localhost:27017", reason: "refused")), at: start)
        #expect(screen.composer.text == "first\nsecond")
        #expect(text(&screen).contains("The store failed."))
        #expect(text(&screen).contains("MongoDB NOT SAVED"))
        #expect(!text(&screen).contains("You "))
    }

    @Test("keeps a draft that is sent while no answer is awaited")
    func keepsDraft() {
        var screen = screen()
        _ = screen.begin(at: start)
        type("too early", on: &screen)
        #expect(screen.handle(.enter, at: start).isEmpty)
        #expect(screen.composer.text == "too early")
    }

    @Test("takes a known word behind a slash for a command and any other for an answer")
    func commands() {
        var screen = asked()
        type("/etc/hosts", on: &screen)
        #expect(
            screen.handle(.enter, at: start).contains {
                if case .write(let step) = $0 { step.kind == .answer } else { false }
            })
        var other = asked()
        type("/pause", on: &other)
        #expect(
            other.handle(.enter, at: start).contains {
                if case .write(let step) = $0 { step.kind == .pausing } else { false }
            })
        #expect(other.composer.text.isEmpty)
    }

    @Test("keeps the question in sight while a long transcript is scrolled")
    func pinsQuestion() {
        var screen = asked("Which question stays in sight?")
        for _ in 0..<3 {
            type("/hint", on: &screen)
            _ = screen.handle(.enter, at: start)
            say(String(repeating: "A long hint that fills the screen. ", count: 12), on: &screen)
        }
        let shown = screen.frame(Size(columns: 60, rows: 20), at: start).text
        #expect(shown.contains { $0.contains("│ Which question stays in sight?") })
    }

    @Test("helps on F1 and /help, and any key goes back", arguments: [true, false])
    func help(byKey: Bool) {
        var screen = asked()
        if byKey {
            _ = screen.handle(.function(1), at: start)
        } else {
            type("/help", on: &screen)
            _ = screen.handle(.enter, at: start)
        }
        for command in Command.allCases { #expect(text(&screen).contains("/" + command.rawValue)) }
        _ = screen.handle(.character("x"), at: start)
        #expect(text(&screen).contains("What is a record?"))
        #expect(screen.composer.text.isEmpty)
    }

    @Test("leaves at once when asked a second time while a write hangs")
    func leavesAtOnce() {
        var screen = asked()
        _ = screen.leave(at: start)
        #expect(!screen.isLeavingAtOnce)
        _ = screen.leave(at: start)
        #expect(screen.isLeavingAtOnce)
    }

    @Test("never grows the composer beyond a third of the screen, with the caret in sight")
    func composerHeight() throws {
        var screen = asked()
        for line in 1...40 {
            type("line \(line)", on: &screen)
            _ = screen.handle(.newline, at: start)
        }
        let frame = screen.frame(Size(columns: 80, rows: 24), at: start)
        let caret = try #require(frame.caret)
        #expect(caret.row == 22)
        #expect(frame.text[21].contains("line 40"))
        #expect(frame.text[14].hasPrefix("──"))
        #expect(frame.text.contains { $0.contains("What is a record?") })
    }

    @Test(
        "says that a terminal is too small instead of drawing over its edge",
        arguments: [(0, 0), (1, 1), (39, 24), (80, 9)])
    func tooSmall(columns: Int, rows: Int) {
        var screen = asked()
        let frame = screen.frame(Size(columns: columns, rows: rows), at: start)
        #expect(frame.size == Size(columns: columns, rows: rows))
        if columns > 30 { #expect(frame.text[0].contains("too small")) }
    }

    private func text(_ screen: inout ChatScreen) -> String {
        screen.frame(Size(columns: 80, rows: 24), at: start).text.joined(separator: "\n")
    }
}
