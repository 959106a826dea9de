/// Which key a name of terminfo or an escape sequence stands for.
enum KeyNames {
    /// The names that terminfo gives keys, as far as they mean something here. Extended names end in xterm's number of the
    /// modifiers: 2 Shift, 3 Alt, 5 Ctrl, and sums of these.
    static let all: [String: Key] = {
        var names = plain
        for (name, final) in [("kLFT", "D"), ("kRIT", "C"), ("kUP", "A"), ("kDN", "B"), ("kHOM", "H"), ("kEND", "F")] {
            for modifier in 3...8 {
                names["\(name)\(modifier)"] = key(final: Array(final.utf8)[0], parameters: "1;\(modifier)".utf8)
            }
        }
        for (name, number) in [("kDC", 3), ("kPRV", 5), ("kNXT", 6)] {
            for modifier in 3...8 {
                names["\(name)\(modifier)"] = key(final: UInt8(ascii: "~"), parameters: "\(number);\(modifier)".utf8)
            }
        }
        return names
    }()

    /// The key of a control sequence that ends in `final`.
    static func key(final: UInt8, parameters: some Sequence<UInt8>) -> Key {
        let numbers = Array(parameters).split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { Int(String(decoding: $0, as: UTF8.self)) ?? 1 }
        let first = numbers.first ?? 1
        let modifier = numbers.count > 1 ? numbers[1] : 1
        switch Character(Unicode.Scalar(final)) {
        case "A", "a": return .up
        case "B", "b": return .down
        case "C": return Key.right.held(modifier)
        case "D": return Key.left.held(modifier)
        // rxvt's Ctrl-Right and Ctrl-Left are `ESC O c` and `ESC O d`.
        case "c": return .wordRight
        case "d": return .wordLeft
        case "H": return Key.home.held(modifier)
        case "F": return Key.end.held(modifier)
        case "Z": return .backtab
        case "P", "Q", "R", "S": return .function(Int(final - UInt8(ascii: "P")) + 1)
        case "~" where first == 27 && numbers.count == 3: return modified(numbers[2], modifier)
        case "~": return (numbered[first] ?? .unknown).held(modifier)
        // rxvt's ends of what is held with Shift, Ctrl, and both.
        case "$": return numbered[first] ?? .unknown
        case "^", "@": return (numbered[first] ?? .unknown).held(5)
        case "u": return modified(first, modifier)
        default: return .unknown
        }
    }

    /// A character reported with its modifiers, as terminals do once they tell Shift-Enter from Enter.
    private static func modified(_ code: Int, _ modifier: Int) -> Key {
        let held = max(0, modifier - 1)
        switch code {
        case 13: return held == 0 ? .enter : .newline
        case 9: return held & 1 == 0 ? .tab : .backtab
        case 27: return .escape
        case 8, 127: return held & 0b110 == 0 ? .backspace : .wordBackspace
        default: break
        }
        guard let value = UInt32(exactly: code), value >= 0x20, let scalar = Unicode.Scalar(value) else {
            return .unknown
        }
        let character = Character(scalar)
        if held & 0b100 != 0 { return .control(Character(character.lowercased())) }
        return held & 0b010 != 0 ? .alt(character) : .character(character)
    }

    private static let plain: [String: Key] = [
        "kent": .enter, "kbs": .backspace, "kdch1": .delete, "kcbt": .backtab, "kcub1": .left, "kcuf1": .right,
        "kcuu1": .up, "kcud1": .down, "khome": .home, "kend": .end, "kpp": .pageUp, "knp": .pageDown, "ka1": .home,
        "kc1": .end, "ka3": .pageUp, "kc3": .pageDown, "kfnd": .home, "kslt": .end, "kLFT": .left, "kRIT": .right,
        "kri": .up, "kind": .down, "kHOM": .home, "kEND": .end, "kDC": .delete, "kPRV": .pageUp, "kNXT": .pageDown,
    ].merging((1...12).map { ("kf\($0)", .function($0)) }) { known, _ in known }

    /// The keys that VT220 numbers.
    private static let numbered: [Int: Key] = [
        1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
        18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
    ]
}

extension Key {
    /// The key with modifiers held, by xterm's number of them, where Alt or Ctrl makes it another one.
    fileprivate func held(_ modifier: Int) -> Key {
        guard modifier > 0, (modifier - 1) & 0b110 != 0 else { return self }
        switch self {
        case .left: return .wordLeft
        case .right: return .wordRight
        case .home: return .textStart
        case .end: return .textEnd
        // As Emacs and readline have it, Alt-D takes the word behind the caret.
        case .delete: return .alt("d")
        default: return self
        }
    }
}
