/// The words that a question is about: those of its text, key points, hints and reference answer that are not words of
/// everyday talk or of talk about interviews.
///
/// A sentence that shares none of them has nothing to say on the question.
struct SubjectWords: Sendable {
    private let stems: Set<String>

    init(_ question: Question) {
        let material =
            [question.text, question.reference, question.topic] + question.hints
            + question.keyPoints.flatMap { [$0.sentence, $0.probe] + $0.terms.joined() }
        stems = Set(material.flatMap(Self.stems)).subtracting(Self.everyday)
    }

    /// Whether a text shares any of them.
    func areIn(_ text: String) -> Bool { !stems.isDisjoint(with: Self.stems(of: text)) }

    private static func stems(of text: String) -> [String] {
        InjectionWord.words(of: Array(text.unicodeScalars)).map(\.text).filter { $0.count >= 3 }.map(stem)
    }

    /// Roughly what the forms of a word have in common.
    private static func stem(_ word: String) -> String {
        if word.count > 6 { return String(word.prefix(6)) }
        return word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
    }

    private static let everyday = Set(everydayWords.split(whereSeparator: \.isWhitespace).map { stem(String($0)) })

    private static let everydayWords = """
        about above account actually add after again against ago agree all alone already also always and another
        answer answered answers any anybody anyone anything approve approved are ask asked assign assigned assist
        assistant assurance away back based basically because been before being believe best better between big bit
        both build built but call calls can candidate candidates cannot cant change changed changes check checked
        checks choose clever code colleague come comes company compare complete completely confirm consider
        considered copy correct cost could count counts cover covered covers data date day decide default depends
        deserve deserves developer did different does doesnt done dont down each easy end enough evaluate evaluation
        even ever every everybody everyone everything exact exactly examiner example excellent experience expert
        external fail fails failure false fast favorite favourite feel few final finally find fine first fixed
        follow for forget found from full generous get gets give given gives goes good grade grader great grows had
        half hand hard has have heard hello help her here high higher highest him his hold holds how human hundred
        hundreds hundredth idea ideal ideas ignore important input inside instead instruction instructions interview
        interviewer into isnt its itself job judge judged just keep keeps kept key kind kindly knew know knowledge
        knows large last later learned learner least leave less let lets level like likes limit limited line list
        load log long longer look lost lot lots love lovely low lower made make makes manager many mark marks max
        maximum may maybe means measure message met mine minute missing mode more most move much multiple must name
        names need needed needs never new next nice nobody non normally not note notes nothing now number obvious
        off often old once one ones only open order other others our ours out output outside over own part parts
        pass passed passionate people per perfect perhaps person plain please point points position possible
        possibly previous probably problem problems professional professionals program prompt put quality question
        questions quotation quotations rate rather rating read real really record reference remove replies reply
        response responses result results return returns review right rubric rule rules run running runs safe said
        same say says score scores second see send sentence sentences separate service set several share shared she
        short should show shows side simple simply since single size slow small smaller some somebody someone
        something sometimes sorry sort spell split start stay stays step still stop success successful such sure
        switch system take takes talk teacher team technology tell ten test tests text than thank thanks that the
        their them then there they thing things think this thought three through time times together too top treat
        treated trouble true trust try turn two type under until update updated use used user users uses using usual
        usually value values verdict versions very wait want wanted wants was watch way well were what whatever when
        where whether which while who whole why will with without wonderful word words work worked works would wrong
        years yes you your yours
        """
}
