// How a report stands in its document: whole numbers as both dialects write them.

extension FeedbackReport.Section: Codable {
    private enum CodingKeys: String, CodingKey {
        case number, question, topic, state, score, hints
        case followUps = "follow_ups"
        case fruitfulAids = "fruitful_aids"
        case unassessed
        case keyPoints = "key_points"
        case reference
        case referenceLabel = "reference_label"
        case source
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(DocumentInteger(number), forKey: .number)
        try fields.encode(question, forKey: .question)
        try fields.encodeIfPresent(topic, forKey: .topic)
        try fields.encode(state, forKey: .state)
        try fields.encodeIfPresent(score.map(DocumentInteger.init), forKey: .score)
        try fields.encode(DocumentInteger(hints), forKey: .hints)
        try fields.encode(DocumentInteger(followUps), forKey: .followUps)
        try fields.encode(DocumentInteger(fruitfulAids), forKey: .fruitfulAids)
        try fields.encode(DocumentInteger(unassessed), forKey: .unassessed)
        try fields.encode(keyPoints, forKey: .keyPoints)
        try fields.encodeIfPresent(reference, forKey: .reference)
        try fields.encodeIfPresent(referenceLabel, forKey: .referenceLabel)
        try fields.encodeIfPresent(source, forKey: .source)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        number = try fields.decode(DocumentInteger.self, forKey: .number).value
        question = try fields.decode(String.self, forKey: .question)
        topic = try fields.decodeIfPresent(String.self, forKey: .topic)
        state = try fields.decode(FeedbackReport.State.self, forKey: .state)
        score = try fields.decodeIfPresent(DocumentInteger.self, forKey: .score)?.value
        hints = try fields.decode(DocumentInteger.self, forKey: .hints).value
        followUps = try fields.decode(DocumentInteger.self, forKey: .followUps).value
        fruitfulAids = try fields.decode(DocumentInteger.self, forKey: .fruitfulAids).value
        unassessed = try fields.decode(DocumentInteger.self, forKey: .unassessed).value
        keyPoints = try fields.decode([FeedbackReport.Point].self, forKey: .keyPoints)
        reference = try fields.decodeIfPresent(String.self, forKey: .reference)
        referenceLabel = try fields.decodeIfPresent(String.self, forKey: .referenceLabel)
        source = try fields.decodeIfPresent(String.self, forKey: .source)
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

extension FeedbackReport.NextStep: Codable {
    private enum CodingKeys: CodingKey { case topic, questions, points, sources }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(topic, forKey: .topic)
        try fields.encode(questions.map(DocumentInteger.init), forKey: .questions)
        try fields.encode(points, forKey: .points)
        try fields.encode(sources, forKey: .sources)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        topic = try fields.decode(String.self, forKey: .topic)
        questions = try fields.decode([DocumentInteger].self, forKey: .questions).map(\.value)
        points = try fields.decode([String].self, forKey: .points)
        sources = try fields.decode([String].self, forKey: .sources)
    }
}

extension FeedbackReport.Remarks.Remark: Codable {
    private enum CodingKeys: CodingKey { case question, text }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(DocumentInteger(question), forKey: .question)
        try fields.encode(text, forKey: .text)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        question = try fields.decode(DocumentInteger.self, forKey: .question).value
        text = try fields.decode(String.self, forKey: .text)
    }
}

extension FeedbackReport.Remarks: Codable {
    private enum CodingKeys: String, CodingKey {
        case author, remarks
        case nextSteps = "next_steps"
        case leftOut = "left_out"
        case isInPart = "in_part"
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(author, forKey: .author)
        try fields.encode(remarks, forKey: .remarks)
        try fields.encode(nextSteps, forKey: .nextSteps)
        try fields.encode(DocumentInteger(leftOut), forKey: .leftOut)
        if isInPart { try fields.encode(true, forKey: .isInPart) }
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        author = try fields.decode(String.self, forKey: .author)
        remarks = try fields.decode([Remark].self, forKey: .remarks)
        nextSteps = try fields.decode([String].self, forKey: .nextSteps)
        leftOut = try fields.decode(DocumentInteger.self, forKey: .leftOut).value
        isInPart = try fields.decodeIfPresent(Bool.self, forKey: .isInPart) ?? false
    }
}

extension FeedbackReport: Codable {
    private enum CodingKeys: String, CodingKey {
        case method, judges, sections, total, dimensions, strengths
        case nextSteps = "next_steps"
        case remarks, tokens
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encodeIfPresent(method, forKey: .method)
        try fields.encode(judges, forKey: .judges)
        try fields.encode(sections, forKey: .sections)
        try fields.encodeIfPresent(total.map(DocumentNumber.init), forKey: .total)
        try fields.encode(dimensions, forKey: .dimensions)
        try fields.encode(strengths, forKey: .strengths)
        try fields.encode(nextSteps, forKey: .nextSteps)
        try fields.encodeIfPresent(remarks, forKey: .remarks)
        try fields.encodeIfPresent(tokens, forKey: .tokens)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        method = try fields.decodeIfPresent(Assessment.Method.self, forKey: .method)
        judges = try fields.decode([String].self, forKey: .judges)
        sections = try fields.decode([Section].self, forKey: .sections)
        total = try fields.decodeIfPresent(DocumentNumber.self, forKey: .total)?.value
        dimensions = try fields.decode([Dimension].self, forKey: .dimensions)
        strengths = try fields.decode([Strength].self, forKey: .strengths)
        nextSteps = try fields.decode([NextStep].self, forKey: .nextSteps)
        remarks = try fields.decodeIfPresent(Remarks.self, forKey: .remarks)
        tokens = try fields.decodeIfPresent(TokenUsage.self, forKey: .tokens)
    }
}
