/// Checks a model's remark, sentence by sentence. A sentence is left out when
/// - it holds a quotation that is none of the candidate's, see ``Misquotations``;
/// - it gives a score, a grade or a count out of something, see ``Verdicts``;
/// - it speaks of a question that was not answered, or holds a link.
struct RemarkCheck: Sendable {
    private let misquotations: Misquotations
    private let verdicts: Verdicts

    /// `messages` are the candidate's that may be quoted, `questions` the numbers of those answered. Words that the
    /// `subject` itself is about, such as a score in a question on search, are no grades.
    init(messages: [String], questions: Set<Int>, subject: String) {
        misquotations = Misquotations(quotable: messages)
        verdicts = Verdicts(questions: questions, subject: subject)
    }

    /// What passes of a remark, in whole sentences of so many words together, on one line; and how many did not pass.
    func checked(_ remark: String, mostWords: Int) -> (text: String, leftOut: Int) {
        let text = CheckableText(remark)
        let forged = misquotations.places(in: text)
        var kept: [String] = []
        var leftOut = 0
        var words = 0
        var isFull = false
        for place in text.sentences {
            let sentence = text.text(place)
            let isForged = text.isUnreadable || forged.contains { $0.overlaps(place) }
            guard !isForged, !verdicts.stand(in: sentence), !Self.links.contains(where: sentence.lowercased().contains)
            else {
                leftOut += 1
                continue
            }
            words += sentence.split(separator: " ").count
            isFull = isFull || words > mostWords
            if !isFull { kept.append(sentence) }
        }
        return (kept.joined(separator: " "), leftOut)
    }

    /// The words of a message that a quotation of three words or more stands for, cut out as they stand there.
    static func words(_ quotation: String, in message: String) -> String? {
        let text = CheckableText(quotation)
        let whole = text.trimmed(0..<text.scalars.count)
        guard text.words(in: whole) >= 3, whole.count <= QuoteCheck.mostScalars else { return nil }
        return FoldedText(message).places(of: FoldedText(text.text(whole))).first.map { place in
            String(Array(message.unicodeScalars), place)
        }
    }

    private static let links = ["://", "www.", "](", "mailto:", "href"]
}
