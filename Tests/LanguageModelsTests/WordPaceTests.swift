import Testing

@testable import LanguageModels

@Suite("How words of a model are taken")
struct WordPaceTests {
    private let start = ContinuousClock.now

    /// How long each of these pieces, so many milliseconds apart, makes the next one wait.
    private func waits(_ count: Int, every gap: Int, bytes: Int = 300) -> [Duration?] {
        var pace = WordPace()
        return (0..<count).map { number in
            let now = start + .milliseconds(number * gap)
            pace.note(bytes, at: now)
            return pace.wait(at: now)
        }
    }

    @Test("the first ones as they come, a few at a time once they come fast")
    func fast() {
        let waits = waits(40, every: 10)
        #expect(waits.prefix(8).allSatisfy { $0 == nil })
        #expect(waits.suffix(30).allSatisfy { $0 == WordPace.pause })
    }

    @Test("as they come while they come slowly, or in large pieces", arguments: [(50, 300), (300, 300), (1, 16_384)])
    func slow(gap: Int, bytes: Int) {
        #expect(waits(40, every: gap, bytes: bytes).allSatisfy { $0 == nil })
    }

    @Test("those taken a few at a time still come fast, and after a silence they are taken as they come")
    func silence() {
        var pace = WordPace()
        var now = start
        for _ in 0..<20 {
            pace.note(300, at: now)
            now += WordPace.pause
        }
        #expect(pace.wait(at: now - .milliseconds(20)) == .milliseconds(20))
        #expect(pace.wait(at: now) == nil)
        pace.note(0, at: now)
        #expect(pace.wait(at: now - .milliseconds(5)) == .milliseconds(5))
        now += .seconds(1)
        pace.note(300, at: now)
        #expect(pace.wait(at: now) == nil)
    }
}
