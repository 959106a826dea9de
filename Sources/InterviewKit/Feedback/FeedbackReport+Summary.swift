// What is said of the whole interview, computed from its questions.

extension FeedbackReport.Section {
    /// Whether anything is known about the answer.
    package var isAssessed: Bool { state == .scored || state == .counted }

    var isAnswered: Bool { isAssessed || state == .notAssessed }

    /// The key points that the answers make.
    package var made: [FeedbackReport.Point] { isAssessed ? keyPoints.filter { $0.quotation != nil } : [] }

    /// The key points that the answers lack; none where nothing is known about them.
    var missed: [FeedbackReport.Point] { isAssessed ? keyPoints.filter { $0.quotation == nil } : [] }

    /// The share of the key points made, 0 to 1.
    fileprivate var share: Double { keyPoints.isEmpty ? 0 : Double(made.count) / Double(keyPoints.count) }
}

extension FeedbackReport.Dimension {
    /// All four, in order. The last is a model's to remark on.
    static func all(of sections: [FeedbackReport.Section]) -> [Self] {
        let assessed = sections.filter(\.isAssessed)
        return [
            Self(.correctness, correctness(assessed)), Self(.depth, depth(assessed)),
            Self(.problemSolving, problemSolving(assessed)), Self(.communication, notAssessed),
        ]
    }

    static let notAssessed = "not assessed."

    private static func correctness(_ sections: [FeedbackReport.Section]) -> String {
        let scores = sections.compactMap(\.score)
        guard let total = Score.total(scores) else {
            return sections.isEmpty
                ? notAssessed : "not assessed: without a model nobody can tell whether you were right."
        }
        let list = scores.map(String.init).joined(separator: ", ")
        return scores.count == 1 ? "\(list) of 5 for one question." : "\(total) of 5, the mean of \(list)."
    }

    private static func depth(_ sections: [FeedbackReport.Section]) -> String {
        let all = sections.map(\.keyPoints.count).reduce(0, +)
        guard all > 0 else { return notAssessed }
        let made = sections.flatMap(\.made)
        let unaided = made.count(where: \.isUnaided)
        let verb = sections.allSatisfy { $0.state == .counted } ? "mentioned " : ""
        let share = "\(verb)\(made.count) of \(all) key points"
        return made.isEmpty ? share + "." : share + ", \(unaided) of them before any follow-up question or hint."
    }

    private static func problemSolving(_ sections: [FeedbackReport.Section]) -> String {
        let (followUps, hints) = sections.reduce((0, 0)) { ($0.0 + $1.followUps, $0.1 + $1.hints) }
        guard followUps + hints > 0 else { return "not assessed: there were no follow-up questions or hints." }
        let parts = [
            followUps == 0 ? nil : followUps.counted("follow-up question"), hints == 0 ? nil : hints.counted("hint"),
        ]
        let led = sections.map(\.fruitfulAids).reduce(0, +)
        return
            "of \(parts.compactMap(\.self).joined(separator: " and ")), \(led == 0 ? "none" : "\(led)") led to a key "
            + "point that you had not made before."
    }
}

extension FeedbackReport.Strength {
    /// How many are told.
    private static let most = 3

    /// The candidate's words from the best questions, one of each first; what was made without help before the rest.
    static func best(of sections: [FeedbackReport.Section]) -> [Self] {
        // An answer that only mentions terms is no strength beside one that was judged.
        let isJudged = sections.contains { $0.state == .scored }
        let ranked = sections.filter { !$0.made.isEmpty && (!isJudged || $0.state == .scored) }.sorted { one, other in
            (-(one.score ?? 0), -one.share, one.number) < (-(other.score ?? 0), -other.share, other.number)
        }
        let lists = ranked.map { section in
            (section.made.filter(\.isUnaided) + section.made.filter { !$0.isUnaided }).compactMap { point in
                Self(section.number, point)
            }
        }
        let rounds = (0..<most).flatMap { round in lists.compactMap { $0.dropFirst(round).first } }
        return Array(rounds.prefix(most))
    }

    private init?(_ question: Int, _ point: FeedbackReport.Point) {
        guard let quotation = point.quotation, let message = point.message else { return nil }
        self.init(question: question, quotation: quotation, message: message, text: point.sentence)
    }
}

extension FeedbackReport.NextStep {
    /// How many are told.
    private static let most = 5

    /// By topic, the one with the most missed points first, and what was left without an answer last.
    static func all(of sections: [FeedbackReport.Section]) -> [Self] {
        var topics: [(name: String, sections: [FeedbackReport.Section])] = []
        for section in sections {
            let isLeft = !section.isAnswered && !section.keyPoints.isEmpty
            guard let topic = section.topic, isLeft || !section.missed.isEmpty else { continue }
            if let index = topics.firstIndex(where: { $0.name == topic }) {
                topics[index].sections.append(section)
            } else {
                topics.append((topic, [section]))
            }
        }
        let steps = topics.map { topic in
            Self(
                topic: topic.name, questions: topic.sections.map(\.number),
                points: topic.sections.flatMap(\.missed).map(\.sentence),
                sources: topic.sections.compactMap(\.source).reduce(into: []) { sources, source in
                    if !sources.contains(source) { sources.append(source) }
                })
        }
        let ordered = steps.enumerated().sorted { one, other in
            (-one.element.points.count, one.offset) < (-other.element.points.count, other.offset)
        }
        return Array(ordered.map(\.element).prefix(most))
    }
}

extension Int {
    /// The number with what it counts: "1 hint", "2 hints".
    func counted(_ noun: String) -> String { self == 1 ? "1 " + noun : "\(self) \(noun)s" }
}
