/// Judges without a model: looks for the key points' terms, and for the phrases by which people say that they do not
/// know or do not understand.
package enum TermJudge {
    /// The assessment of an answer to a question that has key points.
    package static func assess(_ request: JudgeRequest, _ question: Question) -> Assessment {
        let text = request.answer.content
        let mentioned = TermSearch(text).mentioned(question.keyPoints, askedIn: question.text)
        let asked = TermSearch(question.text)
        return Assessment(
            id: request.answer.id, sessionID: request.session.sessionID, question: request.exchange.number,
            method: .terms, kind: mentioned.isEmpty ? kind(of: text) : .answer,
            covered: mentioned.map { point in
                Assessment.Covered(keyPoint: point.id, quotation: Quotation.sentence(with: point, in: text, asked))
            },
            missing: question.keyPoints.filter { !mentioned.contains($0) }.map(\.id))
    }

    /// What a message is that mentions nothing, by its wording.
    static func kind(of text: String) -> Assessment.Kind {
        let search = TermSearch(text)
        let words = text.split(whereSeparator: \.isWhitespace).count
        if words <= 25, notKnowing.contains(where: search.contains) { return .dontKnow }
        if words <= 40, text.last(where: { !$0.isWhitespace }) == "?" { return .clarification }
        return .answer
    }

    private static let notKnowing = [
        "I don't know", "I dont know", "I do not know", "don't know", "dont know", "do not know", "no idea",
        "no clue", "not sure", "I'm not sure", "pass", "I have not heard", "never heard", "I can't answer",
        "I cannot answer", "I forgot", "I don't remember", "I'm lost", "idk", "dunno", "beats me",
    ]
}
