import InterviewKit

extension Course {
    /// What was verified of a question, by simple code of the tests' own.
    struct Worth {
        /// The key points with words that stand in the right message and hold a term.
        var verified: Set<String> = []
        var claims: [Int] = []
        /// Whether any answer was judged at all.
        var isJudged: Bool { !claims.isEmpty }

        /// The score by the rules of the README: what is verified and the hints make it; a number decides between 0 and 1, and 4 and 5.
        func score(of total: Int, hints: Int) -> Int? {
            guard let claim = claims.max() else { return nil }
            let ceiling = ceiling(of: total, hints: hints)
            if verified.isEmpty { return claim >= 1 ? 1 : 0 }
            return verified.count >= total && claim < 5 ? min(ceiling, 4) : ceiling
        }

        func ceiling(of total: Int, hints: Int) -> Int {
            let count = verified.count
            var most = 1
            if total > 0, count >= total {
                most = 5
            } else if count > 0 {
                // One and four times the share, rounded half up, in whole numbers.
                most = min(4, (2 * (total + 4 * count) + total) / (2 * total))
                if count == 1 { most = min(most, 3) }
            }
            return min(most, hints == 0 ? 5 : hints == 1 ? 4 : hints == 2 ? 3 : 2)
        }
    }

    /// Puts the whole course to the test.
    func count(into tally: inout Tally) {
        tally.note(ledger)
        countQuotations(into: &tally)
        countScores(into: &tally)
        countReport(into: &tally)
        countSilences(into: &tally)
        countLeaks(into: &tally)
        for segment in segments where segment.probes >= 2 {
            tally.note(.thirdProbe, isKept: segment.probes == 2, "\(name), question \(segment.number)")
        }
        countTopics(into: &tally)
    }

    private var name: String { session.sessionID }

    // MARK: Quotations

    private func isVerified(_ covered: Assessment.Covered, in answer: Message, of question: Question) -> Bool {
        guard answer.content.contains(covered.quotation), !covered.quotation.isEmpty,
            let point = question.keyPoints.first(where: { $0.id == covered.keyPoint })
        else { return false }
        return point.terms.joined().contains { term in
            Plain.says(covered.quotation, term) && !Plain.says(question.text, term)
        }
    }

    private func countQuotations(into tally: inout Tally) {
        // One for each usable reply of the judge, whatever was believed of it.
        let promises: [String: Tally.Promise] = [
            "forged": .forged, "reference": .forged, "improved": .forged, "one word": .forged,
            "stitched": .stitched, "stitched sentence": .stitched, "interviewer": .interviewers,
            "other message": .otherMessage,
        ]
        for deed in ledger where deed.task == "judge" && deed.usable {
            if let promise = promises[deed.lie] { tally.note(promise, isKept: true) }
        }
        for (id, assessment) in assessments {
            guard let segment = segments.first(where: { $0.answers.contains { $0.id == id } }),
                let answer = segment.answers.first(where: { $0.id == id })
            else {
                tally.note(.unasked, isKept: false, "\(name): an assessment of no answer")
                continue
            }
            for covered in assessment.covered where !answer.content.contains(covered.quotation) {
                tally.note(promise(for: covered.quotation, in: answer), isKept: false, "\(name): \(covered.quotation)")
            }
        }
    }

    /// Which promise a quotation breaks that does not stand in its message.
    private func promise(for quotation: String, in answer: Message) -> Tally.Promise {
        if messages.contains(where: { $0.role == .user && Plain.holds($0.content, quotation) }) { return .otherMessage }
        if messages.contains(where: { $0.role == .assistant && Plain.holds($0.content, quotation) }) {
            return .interviewers
        }
        let words = Plain.folded(quotation).split(separator: " ")
        let start = words.prefix(2).joined(separator: " ")
        return Plain.holds(answer.content, start) ? .stitched : .forged
    }

    // MARK: Scores

    private func worth(of segment: Segment) -> Worth {
        var worth = Worth()
        let judged = segment.answers.compactMap { answer in assessments[answer.id].map { (answer, $0) } }
        var counting = judged.filter { $0.1.kind == .answer || $0.1.kind == .dontKnow }
        // Whoever asks back four times and more has answered, by the rules of the interview.
        if counting.isEmpty, judged.count == segment.answers.count, judged.count > 3 { counting = judged }
        for (answer, assessment) in counting {
            if let claim = assessment.claimed { worth.claims.append(min(max(claim, 0), 5)) }
            guard let question = segment.question else { continue }
            for covered in assessment.covered where isVerified(covered, in: answer, of: question) {
                worth.verified.insert(covered.keyPoint)
            }
        }
        return worth
    }

    private func countScores(into tally: inout Tally) {
        guard let report = feedback?.report else { return }
        var scores: [Int] = []
        for section in report.sections {
            guard let segment = segments.first(where: { $0.number == section.number }) else {
                tally.note(.unasked, isKept: section.score == nil, "\(name): question \(section.number)")
                continue
            }
            let worth = worth(of: segment)
            if !worth.isJudged {
                tally.note(.unasked, isKept: section.score == nil, "\(name): question \(section.number)")
            }
            guard let score = section.score else { continue }
            scores.append(score)
            let points = segment.question?.keyPoints.count ?? 0
            let ceiling = worth.ceiling(of: points, hints: segment.hints)
            tally.note(
                .ceiling, isKept: score <= ceiling, "\(name), question \(section.number): \(score) over \(ceiling)")
            let right = worth.score(of: points, hints: segment.hints)
            tally.note(.total, isKept: score == right, "\(name), question \(section.number): \(score)")
        }
        guard !scores.isEmpty else {
            return tally.note(.total, isKept: report.total == nil, "\(name): a total of nothing")
        }
        // To one decimal, in tenths.
        let tenths = (20 * scores.reduce(0, +) + scores.count) / (2 * scores.count)
        let isRight = report.total.map { Int(($0 * 10).rounded()) == tenths } ?? false
        let text = "**\(tenths / 10).\(tenths % 10) of 5**"
        tally.note(
            .total, isKept: isRight && feedback?.content.contains(text) == true,
            "\(name): \(String(describing: report.total)) of \(scores), not \(text)")
    }

    // MARK: What is shown

    private func countReport(into tally: inout Tally) {
        guard let feedback, let report = feedback.report else { return }
        for section in report.sections {
            let answers = segments.first { $0.number == section.number }?.answers ?? []
            for point in section.keyPoints {
                guard let quotation = point.quotation else { continue }
                let answer = answers.first { $0.id == point.message }
                tally.note(
                    .shownQuotation, isKept: answer?.content.contains(quotation) == true, "\(name): \(quotation)")
            }
        }
        // Behind the computed part all words are the model's.
        guard let start = feedback.content.firstRange(of: "## Remarks by") else { return }
        let remarks = String(feedback.content[start.upperBound...])
        let said = said(by: messages.count)
        for quotation in Plain.quotations(in: remarks).map(Plain.bare) {
            tally.note(
                .shownQuotation, isKept: said.contains { Plain.holds($0, quotation) }, "\(name): “\(quotation)”")
        }
        let scored = remarks.contains(#/\d+\s*(of|out of|\/)\s*(5|10|five|ten)\b|\d\s*%|\bB\+/#)
        tally.note(.ownScore, isKept: !scored, "\(name): \(remarks)")
    }

    private func countSilences(into tally: inout Tally) {
        let promises: [String: Tally.Promise] = [
            "timeout": .timeout, "refusal": .refusal, "filtered": .refusal, "cut": .cut, "dropped": .cut,
        ]
        for silence in silences {
            tally.note(
                promises[silence.lie] ?? .junk, isKept: silence.consequence == nil,
                "\(name), \(silence.lie): \(silence.consequence ?? "")")
        }
    }

    private func countLeaks(into tally: inout Tally) {
        for shown in shown {
            guard shown.move != .question, shown.move != .bridge, shown.move != .closing,
                let segment = segments.first(where: { $0.number == shown.question }), let question = segment.question
            else { continue }
            let said = segment.answers.map(\.content).filter(said(by: shown.messages).contains)
            // What the question itself says, asks on and hints at is no secret.
            let open = ([question.text] + question.hints + question.keyPoints.map(\.probe) + said).joined(
                separator: " \n ")
            // The name of a command, such as /repeat, is no word on the subject.
            let text = shown.text.split(separator: " ").filter { !$0.hasPrefix("/") }.joined(separator: " ")
            let leak = question.keyPoints.first { point in
                (Plain.holds(text, point.sentence) && !Plain.holds(open, point.sentence))
                    || point.terms.joined().contains { Plain.says(text, $0) && !Plain.says(open, $0) }
            }
            tally.note(.leak, isKept: leak == nil, "\(name), \(leak?.terms ?? []): \(shown.text)")
            guard shown.move != nil else { continue }
            for quotation in Plain.quotations(in: shown.text).map(Plain.bare) {
                let isSaid = (self.said(by: shown.messages) + [question.text] + question.hints).contains {
                    Plain.holds($0, quotation)
                }
                tally.note(.shownQuotation, isKept: isSaid, "\(name): \(shown.text)")
            }
        }
    }

    private func countTopics(into tally: inout Tally) {
        guard segments.count == plan.questions, plan.questions >= 5 else { return }
        let topics = segments.compactMap { $0.question?.topic }
        let most = Dictionary(grouping: topics) { $0 }.values.map(\.count).max() ?? 0
        tally.note(.topic, isKept: most * 10 <= plan.questions * 4, "\(name): \(topics)")
    }
}
