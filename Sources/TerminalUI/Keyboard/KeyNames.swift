/// Which key a name of terminfo or an escape sequence stands for.
enum KeyNames {
    /// The key that terminfo gives this name. Extended names end in xterm's number of the modifiers: 2 Shift, 3 Alt,
    /// 5 Ctrl, and sums of these.
    static func key(named name: String) -> Key {
        if let key = plain[name] { return key }
        guard let modifier = name.last?.wholeNumberValue else { return .unknown }
        switch name.dropLast() {
        case "kLFT": return arrow(.left, modifier)
        case "kRIT": return arrow(.right, modifier)
        case "kUP": return .up
        case "kDN": return .down
        case "kHOM": return .home
        case "kEND": return .end
        case "kDC": return .delete
        case "kNXT": return .pageDown
        case "kPRV": return .pageUp
        default: return .unknown
        }
    }

    /// The key of a control sequence that ends in `final`.
    static func key(final: UInt8, parameters: [UInt8]) -> Key {
        let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { Int(String(decoding: $0, as: UTF8.self)) ?? 1 }
        let first = numbers.first ?? 1
        let modifier = numbers.count > 1 ? numbers[1] : 1
        switch Character(Unicode.Scalar(final)) {
        case "A": return .up
        case "B": return .down
        case "C": return arrow(.right, modifier)
        case "D": return arrow(.left, modifier)
        // rxvt's Ctrl-Right and Ctrl-Left are `ESC O c` and `ESC O d`.
        case "c": return .wordRight
        case "d": return .wordLeft
        case "H": return .home
        case "F": return .end
        case "M": return .enter
        case "Z": return .backtab
        case "P", "Q", "R", "S": return .function(Int(final - UInt8(ascii: "P")) + 1)
        case "~" where first == 27 && numbers.count == 3: return modified(numbers[2], modifier)
        case "~": return numbered[first] ?? .unknown
        case "u": return modified(first, modifier)
        default: return .unknown
        }
    }

    private static func arrow(_ key: Key, _ modifier: Int) -> Key {
        // Alt or Ctrl, whatever else is held.
        guard modifier > 0, (modifier - 1) & 0b110 != 0 else { return key }
        return key == .left ? .wordLeft : .wordRight
    }

    /// A character reported with its modifiers, as terminals do once they tell Shift-Enter from Enter.
    private static func modified(_ code: Int, _ modifier: Int) -> Key {
        let held = max(0, modifier - 1)
        switch code {
        case 13: return held == 0 ? .enter : .newline
        case 9: return held & 1 == 0 ? .tab : .backtab
        case 27: return .escape
        case 8, 127: return held & 0b110 == 0 ? .backspace : .control("w")
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
        "KEY_ENTER": .enter, "KEY_BACKSPACE": .backspace, "KEY_DC": .delete, "KEY_BTAB": .backtab,
        "KEY_LEFT": .left, "KEY_RIGHT": .right, "KEY_UP": .up, "KEY_DOWN": .down,
        "KEY_HOME": .home, "KEY_END": .end, "KEY_PPAGE": .pageUp, "KEY_NPAGE": .pageDown,
        "KEY_A1": .home, "KEY_C1": .end, "KEY_A3": .pageUp, "KEY_C3": .pageDown, "KEY_FIND": .home,
        "KEY_SELECT": .end, "KEY_SLEFT": .left, "KEY_SRIGHT": .right, "KEY_SR": .up, "KEY_SF": .down,
        "KEY_SHOME": .home, "KEY_SEND": .end, "KEY_SDC": .delete, "KEY_SPREVIOUS": .pageUp, "KEY_SNEXT": .pageDown,
    ].merging((1...24).map { ("KEY_F(\($0))", .function($0)) }) { known, _ in known }

    /// The keys that VT220 numbers.
    private static let numbered: [Int: Key] = [
        1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
        18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
    ]
}
