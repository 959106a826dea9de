internal import FoundationEssentials
internal import Synchronization

/// The questions that come with the program, one file per role and level in a folder, each read once, when it is first asked for.
package struct QuestionBank: Sendable {
    /// The folder that holds `ROLE-LEVEL.yaml`.
    package let folder: String
    private let read = FilesRead()

    package init(folder: String) {
        self.folder = folder
    }

    /// The files read so far, by name.
    private final class FilesRead: Sendable {
        let questions = Mutex<[String: [Question]]>([:])
    }

    /// The questions for a role at a level, in the order of their file. Empty for a role or level without a file.
    package func questions(_ role: Role, _ level: Level) throws(BankError) -> [Question] {
        let name = "\(role.rawValue)-\(level.rawValue).yaml"
        guard Role.all.contains(role), Level.all.contains(level) else { return [] }
        if let known = read.questions.withLock({ $0[name] }) { return known }
        let text: String
        do {
            text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        } catch {
            throw BankError(file: folder + "/" + name, reason: "it cannot be read")
        }
        let questions = try QuestionFile.questions(inYAML: text, name: name)
        read.questions.withLock { $0[name] = questions }
        return questions
    }
}

extension [Question] {
    /// The questions in the order in which one session asks them: shuffled, but always the same for that session, so
    /// that a resumed interview goes on where it was.
    package func ordered(for sessionID: String) -> [Question] {
        var generator = SeededGenerator(text: sessionID)
        return sorted { $0.id < $1.id }.shuffled(using: &generator)
    }
}

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), seeded by a text.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// The seed is the text's 64-bit FNV-1a hash, which does not change from run to run as `Hasher` does.
    init(text: String) {
        state = text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
