internal import Yams

/// Reads a file of the candidate's own questions, and says of the first thing that is wrong where it stands.
enum OwnQuestionReader {
    typealias Fault = OwnQuestionFile.Fault

    /// The questions of one file. `taken` are the ids of other files, with the names of these.
    static func questions(
        inYAML text: String, name: String, taken: [String: String] = [:]
    ) throws(Fault) -> [Question] {
        let file = try YAMLFields(
            root(of: text), as: "the file", required: ["role", "level", "questions"], optional: [])
        let role = Role(rawValue: try file.text("role"))
        guard Role.all.contains(role) else {
            throw file.fault("role", "the role is one of " + Role.all.map(\.rawValue).joined(separator: ", "))
        }
        let level = Level(rawValue: try file.text("level"))
        guard Level.all.contains(level) else {
            throw file.fault("level", "the level is one of " + Level.all.map(\.rawValue).joined(separator: ", "))
        }
        let entries = try file.list("questions")
        guard 1...OwnQuestionFile.mostQuestions ~= entries.count else {
            throw file.fault("questions", "a file holds 1 to \(OwnQuestionFile.mostQuestions) questions")
        }
        var owners = taken
        var questions: [Question] = []
        for entry in entries {
            let fields = try YAMLFields(
                entry, as: "a question", required: ["id", "topic", "text", "key_points", "reference"],
                optional: ["hints", "source"])
            let question = try question(fields, role, level, origin: .file(name))
            if let owner = owners[question.id] {
                let place = owner == name ? "in this file" : "in \(owner)"
                throw fields.fault("id", "the id is used a second time; the first is \(place)")
            }
            owners[question.id] = name
            questions.append(question)
        }
        return questions
    }

    private static func root(of text: String) throws(Fault) -> Node {
        try YAMLAliases.refuse(in: text)
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw Fault(error, in: text)
        }
        guard let node else { throw Fault("it is empty") }
        return node
    }

    private static func question(
        _ fields: YAMLFields, _ role: Role, _ level: Level, origin: Question.Origin
    ) throws(Fault) -> Question {
        let id = try fields.text("id", mostWords: 1)
        let text = try fields.text("text", mostWords: QuestionLimits.ownQuestion)
        let asked = TermSearch(text)
        let points = try fields.list("key_points")
        guard 1...8 ~= points.count else { throw fields.fault("key_points", "a question has 1 to 8 key points") }
        var keyPoints: [KeyPoint] = []
        for entry in points {
            let part = try YAMLFields(
                entry, as: "a key point", required: ["id", "sentence", "terms", "probe"], optional: [])
            let point = try keyPoint(part, asked)
            guard !keyPoints.contains(where: { $0.id == point.id }) else {
                throw part.fault("id", "two key points of the question have this id")
            }
            keyPoints.append(point)
        }
        let hints = try fields.texts("hints", mostWords: QuestionLimits.hint)
        guard hints.count <= 3 else { throw fields.fault("hints", "a question has at most 3 hints") }
        let reference = try fields.text("reference", mostWords: QuestionLimits.ownReference)
        let mentioned = TermSearch(reference).mentioned(keyPoints, askedIn: text)
        if let point = keyPoints.first(where: { !mentioned.contains($0) }) {
            throw fields.fault("reference", "the reference answer mentions no term of the key point \(point.id)")
        }
        return Question(
            // Never the id of one of the bank's, nor of one that a model wrote.
            id: "own-" + id, role: role, level: level, topic: try fields.text("topic", mostWords: 4).lowercased(),
            text: text, keyPoints: keyPoints, hints: hints, reference: reference,
            source: fields.has("source") ? try fields.text("source", mostWords: QuestionLimits.hint) : "",
            origin: origin)
    }

    private static func keyPoint(_ fields: YAMLFields, _ asked: TermSearch) throws(Fault) -> KeyPoint {
        var terms: [[String]] = []
        for list in try fields.list("terms") {
            terms.append(try fields.texts(list, "terms", mostWords: QuestionLimits.ownTerm))
        }
        guard 1...20 ~= terms.count, terms.allSatisfy({ !$0.isEmpty }) else {
            throw fields.fault("terms", "a key point has 1 to 20 terms, each a list of its spellings")
        }
        let probe = try fields.text("probe", mostWords: QuestionLimits.probe)
        let search = TermSearch(probe)
        for term in terms.joined() {
            if search.contains(term) { throw fields.fault("probe", "the probe reveals the term \(term)") }
        }
        guard terms.joined().contains(where: { !asked.contains($0) }) else {
            throw fields.fault("terms", "all of the terms stand in the question itself")
        }
        return KeyPoint(
            id: try fields.text("id", mostWords: 1),
            sentence: try fields.text("sentence", mostWords: QuestionLimits.sentence), terms: terms, probe: probe)
    }
}
