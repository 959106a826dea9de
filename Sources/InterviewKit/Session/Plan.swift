/// What was agreed for one interview: a document of the program's own `plans` collection, one per session.
package struct Plan: Hashable, Codable, Sendable {
    package let sessionID: String
    /// How many questions the interview has; 1 to 50.
    package var questions: Int
    /// How many minutes were set aside for it, if any were; 1 to 480.
    package var minutes: Int?
    /// Whether the interview ends when the minutes are over, rather than being nudged to.
    package var hardStop: Bool
    /// When the active stretch now under way began; nil while paused or ended.
    package var stretchBeganAt: Timestamp?
    /// The session's minutes when that stretch began. Kept here so that counting a stretch twice gives the same sum.
    package var minutesBeforeStretch: Double
    /// The questions that a model wrote for this interview and that were asked, with all that judging their answers needs.
    package var prepared: [Question]
    /// What writing questions beforehand took, those included that were not asked; nil where no server told.
    package var writingTokens: TokenUsage?

    /// The questions of an interview for which none were set, and of sessions that other programs made.
    package static let defaultQuestions = 6

    package init(
        sessionID: String, questions: Int = Plan.defaultQuestions, minutes: Int? = nil, hardStop: Bool = false,
        stretchBeganAt: Timestamp? = nil, minutesBeforeStretch: Double = 0,
        prepared: [Question] = [], writingTokens: TokenUsage? = nil
    ) {
        self.sessionID = sessionID
        self.questions = questions
        self.minutes = minutes
        self.hardStop = hardStop
        self.stretchBeganAt = stretchBeganAt
        self.minutesBeforeStretch = minutesBeforeStretch
        self.prepared = prepared
        self.writingTokens = writingTokens
    }

    private enum CodingKeys: String, CodingKey {
        case sessionID = "_id"
        case settings
        case stretchBeganAt = "stretch_began_at"
        case minutesBeforeStretch = "minutes_before_stretch"
        case prepared
        case writingTokens = "writing_tokens"
    }

    private enum SettingKeys: String, CodingKey {
        case questions, minutes
        case hardStop = "hard_stop"
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(sessionID, forKey: .sessionID)
        try fields.encodeIfPresent(stretchBeganAt, forKey: .stretchBeganAt)
        try fields.encode(DocumentNumber(minutesBeforeStretch), forKey: .minutesBeforeStretch)
        if !prepared.isEmpty { try fields.encode(prepared, forKey: .prepared) }
        try fields.encodeIfPresent(writingTokens, forKey: .writingTokens)
        var settings = fields.nestedContainer(keyedBy: SettingKeys.self, forKey: .settings)
        try settings.encode(DocumentInteger(questions), forKey: .questions)
        try settings.encodeIfPresent(minutes.map(DocumentInteger.init), forKey: .minutes)
        try settings.encode(hardStop, forKey: .hardStop)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        sessionID = try fields.decode(String.self, forKey: .sessionID)
        stretchBeganAt = try fields.decodeIfPresent(Timestamp.self, forKey: .stretchBeganAt)
        let before = try fields.decodeIfPresent(DocumentNumber.self, forKey: .minutesBeforeStretch)?.value ?? 0
        minutesBeforeStretch = Session.sensibleMinutes.contains(before) ? before : 0
        prepared = try fields.decodeIfPresent([Question].self, forKey: .prepared) ?? []
        writingTokens = try fields.decodeIfPresent(TokenUsage.self, forKey: .writingTokens)
        let settings = try fields.nestedContainer(keyedBy: SettingKeys.self, forKey: .settings)
        questions = try settings.decode(DocumentInteger.self, forKey: .questions).value
        minutes = try settings.decodeIfPresent(DocumentInteger.self, forKey: .minutes)?.value
        hardStop = try settings.decodeIfPresent(Bool.self, forKey: .hardStop) ?? false
    }
}
