/// Words that are nearly the same.
enum Spelling {
    /// Whether one becomes the other by two letters added, left out or changed at most, and by fewer than half of its own;
    /// two neighbours that changed places count as two.
    static func isClose(_ word: String, _ other: String) -> Bool {
        let distance = distance(Array(word), Array(other))
        return distance <= 2 && distance * 2 < max(word.count, other.count)
    }

    /// Levenshtein's.
    private static func distance(_ word: [Character], _ other: [Character]) -> Int {
        // What is as long as no command is close to none.
        guard word.count <= 32 else { return word.count }
        var row = Array(0...other.count)
        for (index, character) in word.enumerated() {
            var last = row[0]
            row[0] = index + 1
            for (place, letter) in other.enumerated() {
                let changed = last + (character == letter ? 0 : 1)
                last = row[place + 1]
                row[place + 1] = min(changed, last + 1, row[place] + 1)
            }
        }
        return row[other.count]
    }
}
