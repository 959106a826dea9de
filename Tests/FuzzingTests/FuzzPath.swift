/// One way by which the bytes of others come in, and what must hold whatever they are.
struct FuzzPath: Sendable {
    let name: String
    /// Inputs that are as they should be, from which the others are made.
    let samples: [[UInt8]]
    /// Pieces that mean something on this path.
    let words: [String]
    /// The largest input, in bytes.
    let mostBytes: Int
    /// Throws ``Broken``. That it returns at all, and within a second, is a promise too.
    let check: @Sendable ([UInt8]) throws -> Void

    static let all: [FuzzPath] = [
        eventStream, lines, modelJSON, structured, extendedJSON, plainJSON, yaml, markdown, text,
    ]

    /// The most processor time that one input may take, in seconds.
    static let mostSeconds = 1.0
}

/// A promise that an input broke.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

func hold(_ isKept: Bool, _ promise: @autoclosure () -> String) throws {
    if !isKept { throw Broken(promise()) }
}

/// An input: what comes in, and behind it one byte that chooses among the readers of its path.
struct FuzzInput {
    let content: [UInt8]
    let choice: Int
    /// What else is left to chance, the same for the same input.
    var dice: Dice

    init(_ bytes: [UInt8]) {
        content = bytes.dropLast()
        choice = Int(bytes.last ?? 0)
        dice = Dice(state: bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
    }

    var text: String { String(decoding: content, as: UTF8.self) }

    static func sample(_ text: String, _ choice: UInt8 = 0) -> [UInt8] { Array(text.utf8) + [choice] }
}

/// SplitMix64.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// The bytes as a network might deliver them: one by one, or in pieces of any size.
    mutating func pieces(of bytes: [UInt8]) -> [[UInt8]] {
        let most = [1, 3, 16, 400][roll(0...3)]
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(roll(1...most))
            pieces.append(Array(piece))
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }
}
