import Foundation

/// What a program sent to a terminal, taken apart without a terminal: whatever is neither text that may be shown nor one
/// of the sequences that curses and this program send is untrusted.
struct TerminalBytes {
    /// What was found that does not belong there, with the bytes around it.
    private(set) var untrusted: [String] = []

    private let bytes: [UInt8]
    private let isDrawn: Bool
    private let mostMarks: Int
    private var position = 0
    private var marks = 0

    /// `isDrawn` when curses had the terminal: otherwise only line ends and tabs may stand beside text. `isForPrograms` when
    /// marks may be stacked as high as they are stored.
    init(_ bytes: [UInt8], isDrawn: Bool, isForPrograms: Bool = false) {
        mostMarks = isForPrograms ? .max : Self.mostMarks
        self.bytes = bytes
        self.isDrawn = isDrawn
        read()
        let data = Data(bytes)
        for motion in Self.motions where data.range(of: Data(motion.utf8)) != nil {
            untrusted.append("a motion inside of text: \(motion.debugDescription)")
        }
    }

    /// The motions that hostile strings hold, as they would stand there if nothing had been done about them.
    private static let motions = ["q\rz", "q\u{8}\u{8}\u{8}z", "safe\u{8}\u{8}", "good\rbad", "q\r\r\nz", "q\u{8}z"]
    /// What curses ends its sequences with for the terminals that the tests name.
    private static let finals = Set("ABCDGHJKLMPSTX@bdhlmrtZ".utf8)
    private static let privateModes: Set<String> = [
        "?1", "?7", "?12", "?25", "?1000", "?1006", "?1049", "?2004", "?2026",
    ]
    /// The Linux console's.
    private static let cursorShapes: Set<String> = ["?0", "?1", "?8"]
    private static let mostMarks = 8

    private mutating func read() {
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x1B: sequence()
            case 0x0A, 0x09: step(1)
            case 0x0D where isDrawn || next(1) == 0x0A: step(1)
            case 0x08, 0x0E, 0x0F: isDrawn ? step(1) : complain("C0", 1)
            case 0..<0x20, 0x7F: complain("C0", 1)
            case 0x20..<0x7F: step(1)
            default: character()
            }
        }
    }

    private func next(_ offset: Int) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private mutating func step(_ count: Int) {
        position += count
        marks = 0
    }

    private mutating func complain(_ what: String, _ count: Int) {
        let around = bytes[max(0, position - 30)..<min(bytes.count, position + 30)]
        untrusted.append("\(what): \(String(decoding: around, as: UTF8.self).debugDescription)")
        step(count)
    }

    private mutating func sequence() {
        guard isDrawn else { return complain("ESC", 1) }
        switch next(1) {
        case UInt8(ascii: "["): controlSequence()
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            [UInt8(ascii: "B"), UInt8(ascii: "0")].contains(next(2)) ? step(3) : complain("ESC", 1)
        case let byte? where "=>78M".utf8.contains(byte): step(2)
        default: complain("ESC", 1)
        }
    }

    private mutating func controlSequence() {
        var end = position + 2
        while end < bytes.count, (0x20...0x3F).contains(bytes[end]) { end += 1 }
        guard end < bytes.count else { return complain("CSI", 2) }
        let parameters = String(decoding: bytes[(position + 2)..<end], as: UTF8.self)
        let isSetting = [UInt8(ascii: "h"), UInt8(ascii: "l")].contains(bytes[end])
        let isKnown =
            if Self.cursorShapes.contains(parameters), bytes[end] == UInt8(ascii: "c") {
                true
            } else if parameters.hasPrefix("?") {
                isSetting
                    && parameters.dropFirst().split(separator: ";").allSatisfy { Self.privateModes.contains("?" + $0) }
            } else {
                Self.finals.contains(bytes[end])
                    && parameters.split(separator: ";").allSatisfy { Int($0).map { $0 < 700 } ?? false }
            }
        isKnown ? step(end + 1 - position) : complain("CSI", 2)
    }

    private mutating func character() {
        var iterator = bytes[position..<min(bytes.count, position + 4)].makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return complain("no UTF-8", 1) }
        let count = UTF8.width(scalar)
        switch scalar.value {
        case 0x80...0x9F: return complain("C1", count)
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return complain("bidirectional control", count)
        case 0x2028, 0x2029, 0xFFF9...0xFFFB: return complain("separator", count)
        default: break
        }
        let isMark = [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
        let before = marks
        if isMark, before == mostMarks { return complain("a stack of marks", count) }
        step(count)
        marks = isMark ? before + 1 : 0
    }
}
