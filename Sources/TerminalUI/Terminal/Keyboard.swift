internal import CNcurses

/// Reads what the terminal sends and makes keys of it. The bytes are read here and not by curses: it would take one system
/// call a byte, wait for each Escape on its own, and lose a character that arrives in two parts.
@TerminalActor
struct Keyboard {
    /// How long a paste in brackets may pause before its end is taken as lost.
    private static let longestPause = Duration.seconds(5)

    private let input: CInt
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

    /// Hands over every key there is, pastes in one piece. False when nothing at all could be read.
    ///
    /// Where what was read may be the beginning of something (an escape sequence, a paste without brackets) it waits for
    /// the rest, at most 25 ms for what a person may have typed.
    mutating func drain(_ onKey: (Key) -> Void) -> Bool {
        var keys: [Key] = []
        var hasRead = false
        let pause = lastRead.duration(to: .now)
        if decoder.isPasting, pause > Self.longestPause { keys += decoder.endPaste() }
        repeat {
            guard take(into: &keys) else { break }
            hasRead = true
        } while keys.count < PastedBytes.most && terminal_is_readable(input, patience(keys.count))
        lastRead = .now
        keys += decoder.flush()
        burst.gather(keys, after: pause).forEach(onKey)
        return hasRead
    }

    private func patience(_ keys: Int) -> CInt {
        CInt(max(decoder.patience ?? 0, PasteBurst.patience(keys) ?? 0))
    }

    /// Reads what there is, at most 4 KiB; false when there is nothing.
    private mutating func take(into keys: inout [Key]) -> Bool {
        guard terminal_is_readable(input, 0) else { return false }
        let bytes = [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
            count = max(0, read(input, buffer.baseAddress, buffer.count))
        }
        for byte in bytes { keys += decoder.decode(byte) }
        return !bytes.isEmpty
    }
}
