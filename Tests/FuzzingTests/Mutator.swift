/// Makes inputs from the samples of a path, the same for the same seed. It knows nothing of what they reach: the long runs
/// of `scripts/test --soak` have libFuzzer, which does.
struct Mutator {
    private let path: FuzzPath
    private var dice: Dice

    init(_ path: FuzzPath, seed: UInt64) {
        self.path = path
        dice = Dice(state: seed)
    }

    /// The next input: a sample with up to a dozen changes.
    mutating func next() -> [UInt8] {
        var bytes = sample()
        for _ in 0..<dice.roll(0...12) { change(&bytes) }
        return Array(bytes.prefix(path.mostBytes))
    }

    private mutating func sample() -> [UInt8] { path.samples.randomElement(using: &dice) ?? [] }

    private mutating func change(_ bytes: inout [UInt8]) {
        let place = dice.roll(0...bytes.count)
        let length = min(dice.roll(0...24), bytes.count - place)
        switch dice.roll(0...6) {
        case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(dice.roll(0...7)) }
        case 1: if place < bytes.count { bytes[place] = UInt8(dice.roll(0...255)) }
        case 2: bytes.removeSubrange(place..<place + length)
        case 3: bytes.insert(contentsOf: Array((path.words.randomElement(using: &dice) ?? "").utf8), at: place)
        case 4:
            let part = bytes[place..<place + length]
            bytes.insert(contentsOf: (0..<dice.roll(1...40)).flatMap { _ in part }, at: place)
        case 5: bytes.replaceSubrange(place..<place + length, with: (path.words.randomElement(using: &dice) ?? "").utf8)
        default:
            let other = sample()
            let start = dice.roll(0...other.count)
            bytes.replaceSubrange(place..., with: other[start...])
        }
    }
}
