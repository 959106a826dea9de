internal import InterviewKit

/// What is said about the candidate's own question files.
enum OwnQuestionsReport {
    /// The most bad files that are named when an interview begins; `doctor` names them all.
    private static let mostNamed = 3

    /// For `doctor`: every file, with what it holds or why it is passed over.
    static func lines(_ bank: QuestionBank) -> [String] {
        guard let folder = bank.ownFolder else { return [] }
        let files = bank.ownFiles
        let title = "\nYour own questions: \(folder)"
        guard !files.isEmpty else { return [title, "  none (files that end in .yaml or .yml are read)"] }
        return [title] + files.flatMap { lines($0, in: folder) }
    }

    /// For the beginning of an interview: the files that are passed over.
    static func warnings(_ bank: QuestionBank) -> [String] {
        let bad = bank.ownFiles.compactMap { file in file.fault.map { (file.name, $0) } }
        var sentences = bad.prefix(mostNamed).map { "Your file questions/\($0) is passed over: \($1)." }
        if bad.count > mostNamed {
            sentences.append("So are \(bad.count - mostNamed) more; mock-interview doctor names them.")
        }
        return sentences
    }

    private static func lines(_ file: OwnQuestionFile, in folder: String) -> [String] {
        guard let fault = file.fault else {
            let count = file.questions.count == 1 ? "1 question" : "\(file.questions.count) questions"
            let place = file.questions.first.map { " for \($0.role.rawValue), \($0.level.rawValue)" } ?? ""
            return ["  \(file.name): \(count)\(place)"]
        }
        return ["  \(file.name): passed over, \(fault)", Mending.line("${EDITOR:-vi} '\(folder)/\(file.name)'")]
    }
}
