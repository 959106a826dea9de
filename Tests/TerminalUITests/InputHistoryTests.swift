import Testing

@testable import TerminalUI

@Suite("What was sent before")
struct InputHistoryTests {
    /// Does what `steps` say to a composer: `↑` and `↓` walk, `⏎` sends, `⌫` takes a character away, anything else is typed.
    private func play(_ steps: String, earlier: [String] = []) -> (text: String, unsent: [String]) {
        var history = InputHistory()
        history.recall(earlier)
        var composer = Composer()
        for step in steps {
            switch step {
            case "↑": composer = history.walk(by: -1, from: composer) ?? composer
            case "↓": composer = history.walk(by: 1, from: composer) ?? composer
            case "⏎": composer = history.send(from: composer)
            case "⌫": _ = composer.handle(.backspace, columns: 40)
            default: _ = composer.handle(.character(step), columns: 40)
            }
        }
        return (composer.text, history.unsent(composer))
    }

    @Test(
        "comes back, and so does the draft that was left for it",
        arguments: [
            ("↑↓", "", []), ("a⏎", "", []), ("a⏎b⏎↑", "b", []), ("a⏎b⏎↑↑", "a", []), ("a⏎b⏎↑↑↑", "a", []),
            ("a⏎b⏎↑↑↓", "b", []), ("a⏎b⏎↑↑↓↓↓", "", []), ("a⏎draft↑", "a", ["draft"]),
            ("a⏎draft↑↓", "draft", ["draft"]),
            // What is the same twice in a row is there once.
            ("a⏎a⏎b⏎↑↑", "a", []), ("a⏎a⏎↑↑", "a", []), ("a⏎b⏎a⏎↑↑↑", "a", []),
            // An old text that was changed is kept as it was changed, until it is sent.
            ("a⏎b⏎↑x↑", "a", ["bx"]), ("a⏎b⏎↑x↑↓", "bx", ["bx"]), ("a⏎b⏎↑x⏎", "", []), ("a⏎b⏎↑x⏎↑↑", "b", []),
            ("a⏎↑x⌫", "a", []), ("a⏎draft↑x↓", "draft", ["ax", "draft"]),
            // Sending an old one brings the draft back that was left for it.
            ("a⏎draft↑⏎", "draft", ["draft"]), ("a⏎draft↑⏎⏎↑↑", "a", []), ("a⏎b⏎draft↑↑x↓⏎", "draft", ["ax", "draft"]),
        ] as [(String, String, [String])])
    func comesBack(steps: String, text: String, unsent: [String]) {
        let played = play(steps)
        #expect(played.text == text)
        #expect(played.unsent == unsent)
    }

    @Test("of an interview that is resumed comes before what is sent now, and a draft begun earlier stays the newest")
    func recalls() {
        #expect(play("↑", earlier: ["one", "two\r\nlines"]).text == "two\nlines")
        #expect(play("↑", earlier: ["one", "two\r\nlines"]).unsent.isEmpty)
        #expect(play("a⏎↑↑↑", earlier: ["one", "two"]).text == "one")
        var history = InputHistory()
        let composer = history.walk(by: -1, from: Composer(text: "early"))
        #expect(composer == nil)
        history.recall(["one"])
        let one = history.walk(by: -1, from: Composer(text: "early"))
        #expect(one?.text == "one")
        #expect(one.flatMap { history.walk(by: 1, from: $0) }?.text == "early")
    }

    @Test("is put in with what was cut before, and each draft can still be undone")
    func keepsKills() {
        var history = InputHistory()
        var composer = history.send(from: Composer(text: "sent"))
        for key: Key in [.paste("cut"), .control("u"), .paste("draft")] { _ = composer.handle(key, columns: 40) }
        composer = history.walk(by: -1, from: composer) ?? composer
        _ = composer.handle(.control("y"), columns: 40)
        #expect(composer.text == "sentcut")
        composer = history.walk(by: 1, from: composer) ?? composer
        _ = composer.handle(.control("_"), columns: 40)
        #expect(composer.text == "")
    }
}
