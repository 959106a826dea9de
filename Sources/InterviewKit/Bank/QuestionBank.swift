internal import FoundationEssentials
internal import Synchronization

/// The questions that come with the program, one file per role and level in a folder, and those of the candidate's own
/// beside them. Each file is read once, when it is first asked for.
package struct QuestionBank: Sendable {
    /// The folder that holds `ROLE-LEVEL.yaml` and `syllabus.yaml`.
    package let folder: String
    /// The folder of the candidate's own files; nil for none.
    package let ownFolder: String?
    private let read = FilesRead()

    package init(folder: String, ownFolder: String? = nil) {
        self.folder = folder
        self.ownFolder = ownFolder
    }

    /// The files read so far, by name.
    private final class FilesRead: Sendable {
        let questions = Mutex<[String: [Question]]>([:])
        let own = Mutex<Own?>(nil)
        let syllabus = Mutex<Syllabus?>(nil)
        let words = Mutex<[String: ContentWords]>([:])
    }

    /// Where a question belongs.
    private struct Shelf: Hashable {
        let role: Role
        let level: Level
    }

    /// The candidate's own files, and their questions by where these belong.
    private struct Own {
        let files: [OwnQuestionFile]
        let questions: [Shelf: [Question]]

        init(files: [OwnQuestionFile]) {
            self.files = files
            questions = Dictionary(grouping: files.flatMap(\.questions)) { Shelf(role: $0.role, level: $0.level) }
        }
    }

    /// The questions for a role at a level, in the order of their file, those of the candidate's own after them. Empty for
    /// a role or level without a file.
    package func questions(_ role: Role, _ level: Level) throws(BankError) -> [Question] {
        guard Role.all.contains(role), Level.all.contains(level) else { return [] }
        return try bundled(role, level) + (own.questions[Shelf(role: role, level: level)] ?? [])
    }

    /// Whether the file for a role at a level shows by its lines alone that it lists so many questions. To read it for good takes
    /// longer than to start and draw a screen, and the first question is early enough for that.
    package func plainlyLists(_ count: Int, _ role: Role, _ level: Level) -> Bool {
        guard let text = try? text(of: "\(role.rawValue)-\(level.rawValue).yaml") else { return false }
        let mark = Array("\n  - id: ".utf8)
        var (found, place) = (0, 0)
        for byte in text.utf8 {
            place = byte == mark[place] ? place + 1 : byte == mark[0] ? 1 : 0
            guard place == mark.count else { continue }
            (found, place) = (found + 1, 0)
            if found == count { return true }
        }
        return false
    }

    /// The candidate's own files, by name; those that cannot be used are among them, and say why.
    package var ownFiles: [OwnQuestionFile] { own.files }

    private var own: Own {
        guard let ownFolder else { return Own(files: []) }
        return read.own.withLock { known in
            let own = known ?? Own(files: OwnQuestionFile.all(in: ownFolder))
            known = own
            return own
        }
    }

    /// The topics of each role and level, and the words of each role.
    package func syllabus() throws(BankError) -> Syllabus {
        if let known = read.syllabus.withLock({ $0 }) { return known }
        let name = "syllabus.yaml"
        let syllabus = try Syllabus(yaml: text(of: name), name: name)
        read.syllabus.withLock { $0 = syllabus }
        return syllabus
    }

    /// What the text of a question is about; each text is looked at once.
    func words(of text: String) -> ContentWords {
        read.words.withLock { known in
            if let words = known[text] { return words }
            let words = ContentWords(text)
            known[text] = words
            return words
        }
    }

    private func bundled(_ role: Role, _ level: Level) throws(BankError) -> [Question] {
        let name = "\(role.rawValue)-\(level.rawValue).yaml"
        if let known = read.questions.withLock({ $0[name] }) { return known }
        let questions = try QuestionFile.questions(inYAML: text(of: name), name: name)
        read.questions.withLock { $0[name] = questions }
        return questions
    }

    private func text(of name: String) throws(BankError) -> String {
        do {
            return try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        } catch {
            throw BankError(file: folder + "/" + name, reason: "it cannot be read")
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), seeded by a text.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(text: String) { state = text.stableHash }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
