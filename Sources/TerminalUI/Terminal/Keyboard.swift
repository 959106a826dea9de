internal import CNcurses

/// Reads what the terminal sends and makes keys of it. The bytes are read here and not by curses: it would take one system
/// call a byte, wait for each Escape on its own, and lose a character that arrives in two parts.
@TerminalActor
struct Keyboard {
    /// How long a paste in brackets may pause before its end is taken as lost.
    private static let longestPause = Duration.seconds(5)

    private let input: CInt
    private var buffer = [UInt8](repeating: 0, count: 4_096)
    private var decoder: KeyDecoder
    private var burst = PasteBurst()
    private var lastRead = ContinuousClock.now

    /// To be made when curses knows the terminal.
    init(input: CInt) {
        self.input = input
        var sequences: [[UInt8]: Key] = [:]
        for (name, key) in KeyNames.all {
            guard let value = terminal_string(name) else { continue }
            sequences[Array(String(cString: value).utf8)] = key
        }
        decoder = KeyDecoder(table: KeyTable(sequences))
    }

    /// Hands over every key there is, pastes in one piece; to be called when the input can be read or is at its end. False
    /// when nothing at all could be read.
    ///
    /// Where what was read may be the beginning of something (an escape sequence, a paste without brackets) it waits for
    /// the rest, at most 25 ms for what a person may have typed.
    mutating func drain(_ onKey: (Key) -> Void) -> Bool {
        var keys: [Key] = []
        var hasRead = false
        let pause = lastRead.duration(to: .now)
        if decoder.isPasting, pause > Self.longestPause { keys += decoder.endPaste() }
        repeat {
            guard let isAll = take(into: &keys) else { break }
            hasRead = true
            // What came in one piece that leaves room for more has been all there was: one question less to the kernel.
            if isAll, patience(keys.count) == 0 { break }
        } while keys.count < PastedBytes.most && terminal_is_readable(input, patience(keys.count))
        lastRead = .now
        keys += decoder.flush()
        burst.gather(keys, after: pause).forEach(onKey)
        return hasRead
    }

    private func patience(_ keys: Int) -> CInt {
        CInt(max(decoder.patience ?? 0, PasteBurst.patience(keys) ?? 0))
    }

    /// Reads what there is, at most 4 KiB, and answers with whether that was all; nil when there is nothing.
    private mutating func take(into keys: inout [Key]) -> Bool? {
        let count = read(input, &buffer, buffer.count)
        guard count > 0 else { return nil }
        for place in 0..<count { keys += decoder.decode(buffer[place]) }
        return count < buffer.count
    }
}
