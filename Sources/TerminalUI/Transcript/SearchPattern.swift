/// Words to look for. Case counts where they hold a capital letter; any blank matches any other.
struct SearchPattern: Hashable, Sendable {
    private let bytes: [UInt8]
    private let isExact: Bool

    init(_ words: String) {
        let isExact = words.contains(where: \.isUppercase)
        self.isExact = isExact
        bytes = words.flatMap { Self.folded($0, isExact: isExact) }
    }

    /// Where they stand in a text, from the first place on without overlaps, in bytes; `limit` places at most.
    func ranges(in text: String, limit: Int = .max) -> [Range<Int>] {
        guard !bytes.isEmpty else { return [] }
        var text = text
        if isExact || bytes.allSatisfy({ $0 < 0x80 }) || text.utf8.allSatisfy({ $0 < 0x80 }) {
            return text.withUTF8 { scan($0, limit: limit) }
        }
        // Other letters change their length with their case: fold them, and remember where each byte came from.
        var folded: [UInt8] = []
        var starts: [Int] = []
        var offset = 0
        for character in text {
            for byte in Self.folded(character, isExact: false) {
                folded.append(byte)
                starts.append(offset)
            }
            offset += character.utf8.count
        }
        starts.append(offset)
        return folded.withUnsafeBufferPointer { scan($0, limit: limit) }.map { range in
            // Letters that were folded are found whole.
            var end = range.upperBound
            while end < starts.count - 1, starts[end] == starts[end - 1] { end += 1 }
            return starts[range.lowerBound]..<starts[end]
        }
    }

    private func scan(_ text: UnsafeBufferPointer<UInt8>, limit: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var place = 0
        let first = bytes[0]
        while place + bytes.count <= text.count, ranges.count < limit {
            guard Self.folded(text[place], isExact: isExact) == first else {
                place += 1
                continue
            }
            var length = 1
            while length < bytes.count, Self.folded(text[place + length], isExact: isExact) == bytes[length] {
                length += 1
            }
            if length == bytes.count { ranges.append(place..<place + length) }
            place += length == bytes.count ? length : 1
        }
        return ranges
    }

    private static func folded(_ character: Character, isExact: Bool) -> [UInt8] {
        if let ascii = character.asciiValue { return [folded(ascii, isExact: isExact)] }
        return Array((isExact ? String(character) : character.lowercased()).utf8)
    }

    private static func folded(_ byte: UInt8, isExact: Bool) -> UInt8 {
        switch byte {
        case 0x09, 0x0A: 0x20
        case 0x41...0x5A where !isExact: byte | 0x20
        default: byte
        }
    }
}
