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

    /// What a message is that mentions nothing, by its wording. A guess such as "Maybe locks?" is an answer.
    static func kind(of text: String) -> Assessment.Kind {
        let search = TermSearch(text)
        let words = text.split(whereSeparator: \.isWhitespace).count
        if words <= 25, notKnowing.contains(where: search.contains) { return .dontKnow }
        if words <= 6, givingUp.contains(where: search.contains) { return .dontKnow }
        let asks = text.last { !$0.isWhitespace } == "?"
        if asks, words <= 40, askingBack.contains(where: search.contains) { return .clarification }
        return .answer
    }

    private static let notKnowing = [
        "don't know", "dont know", "do not know", "no idea", "no clue", "haven't got a clue", "never heard",
        "can't answer", "cannot answer", "don't remember", "do not remember", "idk", "dunno", "beats me",
    ]

    /// Words that say so only where there are few others.
    private static let givingUp = ["pass", "not sure", "I forgot", "I'm lost", "no", "next", "sorry"]

    private static let askingBack = [
        "you mean", "do you", "did you", "are you", "can you", "could you", "would you", "should I", "may I", "can I",
        "what is meant", "what do", "which one", "what kind", "is it about", "are we", "does the question",
        "is the question", "what exactly", "in which sense", "repeat", "clarify", "rephrase",
    ]
}
