// How a report stands in its document: whole numbers as both dialects write them.

extension FeedbackReport.Section: Codable {
    private enum CodingKeys: String, CodingKey {
        case number, question
        case isAnswered = "answered"
        case score, hints
        case keyPoints = "key_points"
        case remark, reference
        case referenceLabel = "reference_label"
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(DocumentInteger(number), forKey: .number)
        try fields.encode(question, forKey: .question)
        try fields.encode(isAnswered, forKey: .isAnswered)
        try fields.encodeIfPresent(score.map(DocumentInteger.init), forKey: .score)
        try fields.encode(DocumentInteger(hints), forKey: .hints)
        try fields.encode(keyPoints, forKey: .keyPoints)
        try fields.encodeIfPresent(remark, forKey: .remark)
        try fields.encodeIfPresent(reference, forKey: .reference)
        try fields.encodeIfPresent(referenceLabel, forKey: .referenceLabel)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        number = try fields.decode(DocumentInteger.self, forKey: .number).value
        question = try fields.decode(String.self, forKey: .question)
        isAnswered = try fields.decode(Bool.self, forKey: .isAnswered)
        score = try fields.decodeIfPresent(DocumentInteger.self, forKey: .score)?.value
        hints = try fields.decode(DocumentInteger.self, forKey: .hints).value
        keyPoints = try fields.decode([FeedbackReport.Point].self, forKey: .keyPoints)
        remark = try fields.decodeIfPresent(String.self, forKey: .remark)
        reference = try fields.decodeIfPresent(String.self, forKey: .reference)
        referenceLabel = try fields.decodeIfPresent(String.self, forKey: .referenceLabel)
    }
}

extension FeedbackReport.Strength: Codable {
    private enum CodingKeys: CodingKey { case question, quotation, message, text }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(DocumentInteger(question), forKey: .question)
        try fields.encode(quotation, forKey: .quotation)
        try fields.encode(message, forKey: .message)
        try fields.encode(text, forKey: .text)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        question = try fields.decode(DocumentInteger.self, forKey: .question).value
        quotation = try fields.decode(String.self, forKey: .quotation)
        message = try fields.decode(ObjectID.self, forKey: .message)
        text = try fields.decode(String.self, forKey: .text)
    }
}

extension FeedbackReport: Codable {
    private enum CodingKeys: String, CodingKey {
        case method, sections, total, dimensions, strengths
        case nextSteps = "next_steps"
        case tokens
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(method, forKey: .method)
        try fields.encode(sections, forKey: .sections)
        try fields.encodeIfPresent(total.map(DocumentNumber.init), forKey: .total)
        try fields.encode(dimensions, forKey: .dimensions)
        try fields.encode(strengths, forKey: .strengths)
        try fields.encode(nextSteps, forKey: .nextSteps)
        try fields.encodeIfPresent(tokens, forKey: .tokens)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        method = try fields.decode(Assessment.Method.self, forKey: .method)
        sections = try fields.decode([Section].self, forKey: .sections)
        total = try fields.decodeIfPresent(DocumentNumber.self, forKey: .total)?.value
        dimensions = try fields.decode([Dimension].self, forKey: .dimensions)
        strengths = try fields.decode([Strength].self, forKey: .strengths)
        nextSteps = try fields.decode([String].self, forKey: .nextSteps)
        tokens = try fields.decodeIfPresent(TokenUsage.self, forKey: .tokens)
    }
}
