import Foundation
import Testing

@testable import TerminalUI

@Suite("Reading the keyboard")
@TerminalActor
struct KeyboardTests {
    /// Drains a keyboard into which `text` was typed at once; answers with the keys and how long that took.
    private func drain(_ text: String) -> (keys: [Key], time: Duration) {
        let pipe = Pipe()
        var keyboard = Keyboard(input: pipe.fileHandleForReading.fileDescriptor)
        pipe.fileHandleForWriting.write(Data(text.utf8))
        var keys: [Key] = []
        let time = ContinuousClock().measure { _ = keyboard.drain { keys.append($0) } }
        return (keys, time)
    }

    @Test("a lone Escape acts within 50 ms")
    func escapes() {
        // A machine at work elsewhere may be late now and then, not always.
        let drains = (1...10).map { _ in drain("\u{1B}") }
        for drain in drains { #expect(drain.keys == [.escape]) }
        let quickest = drains.map(\.time).min() ?? .seconds(1)
        #expect(quickest < .milliseconds(50))
        #expect(quickest > .milliseconds(20))
    }

    @Test("a key is not waited behind")
    func isQuick() {
        let quickest = (1...10).map { _ in drain("a").time }.min() ?? .seconds(1)
        #expect(quickest < .milliseconds(5))
    }

    @Test("the rest of a sequence that comes while it waits belongs to it")
    func waitsForRest() {
        // On a busy machine the rest may come too late once, not always.
        let arrows = (1...20).filter { _ in keysOfTornArrow() == [.up] }
        #expect(!arrows.isEmpty)
    }

    /// Sends an Escape and, as soon as that has been read, the rest of an arrow.
    private func keysOfTornArrow() -> [Key] {
        let pipe = Pipe()
        let reading = pipe.fileHandleForReading.fileDescriptor
        let writing = pipe.fileHandleForWriting
        var keyboard = Keyboard(input: reading)
        writing.write(Data([0x1B]))
        let rest = Thread {
            var available: CInt = 1
            while available > 0 { _ = ioctl(reading, UInt(FIONREAD), &available) }
            writing.write(Data("[A".utf8))
        }
        rest.start()
        var keys: [Key] = []
        while !keys.contains(.up), !keys.contains(.character("A")) { _ = keyboard.drain { keys.append($0) } }
        return keys
    }

    @Test("the end of the input is no key, and is told")
    func reportsEnd() throws {
        let pipe = Pipe()
        var keyboard = Keyboard(input: pipe.fileHandleForReading.fileDescriptor)
        try pipe.fileHandleForWriting.close()
        let hasRead = keyboard.drain { _ in Issue.record("a key") }
        #expect(!hasRead)
    }
}
