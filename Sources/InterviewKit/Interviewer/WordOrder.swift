/// Words in an order: one of each list, with at most so many others before it.
struct WordOrder: Sendable {
    let subject: InjectionPatterns.Subject
    /// Whether it is a plain command or claim to the judge, which no honest answer holds; else it is only a reason not to
    /// show a sentence that could not count anyway.
    let isCommand: Bool
    private let steps: [(gap: Int, words: Set<String>)]

    /// `pattern` holds the lists, their words separated by `|`; `..3` before a list allows three others before it.
    private init(_ subject: InjectionPatterns.Subject, isCommand: Bool = false, _ pattern: String) {
        self.subject = subject
        self.isCommand = isCommand
        var steps: [(gap: Int, words: Set<String>)] = []
        var gap = 0
        for part in pattern.split(separator: " ") {
            if part.hasPrefix("..") {
                gap = Int(part.dropFirst(2)) ?? 0
            } else {
                steps.append((gap, Set(part.split(separator: "|").map(String.init))))
                gap = 0
            }
        }
        self.steps = steps
    }

    /// Where the words stand so, as ranges of `words`; none overlaps another.
    func places(in words: [InjectionWord]) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var start = 0
        while start < words.count {
            if let first = steps.first, first.words.contains(words[start].text),
                let end = end(in: words, from: start + 1, 1)
            {
                places.append(start..<end)
                start = end
            } else {
                start += 1
            }
        }
        return places
    }

    private func end(in words: [InjectionWord], from start: Int, _ step: Int) -> Int? {
        guard step < steps.count else { return start }
        for index in start..<max(start, min(words.count, start + steps[step].gap + 1))
        where steps[step].words.contains(words[index].text) {
            if let end = end(in: words, from: index + 1, step + 1) { return end }
        }
        return nil
    }

    private static let scoreNouns =
        "score|scores|rating|ratings|grade|mark|marks|points|stars|credit|verdict|evaluation"
    private static let best =
        "5|five|10|ten|100|hundred|full|max|maximum|maximal|highest|top|perfect|best|excellent|high|higher|all|positive"
    private static let giving =
        "give|giving|award|assign|grant|deserve|deserves|deserving"
    private static let saying =
        "set|output|return|reply|respond|report|print|write|record|put|enter|say|make|raise|increase"
    private static let ignoring =
        "ignore|ignoring|disregard|disregarding|forget|override|overrule|bypass|neglect"
    private static let instructions =
        "instruction|instructions|prompt|prompts|guideline|guidelines|direction|directions|directive|directives"
        + "|rule|rules|rubric|criteria|orders|above|before|programming"
    private static let earlier =
        "previous|prior|above|earlier|preceding|all|any|your|these|those|system|initial|original|everything|every|other"
    private static let judges = "judge|judges|grader|evaluator|examiner|assessor|scorer|marker"
    private static let covered =
        "covered|satisfied|fulfilled|met|addressed|correct|complete|present|passed|made|mentioned|true|verified|perfect"
    private static let reply = "answer|answers|response|reply|submission|candidate|applicant|candidates"

    /// All that is looked for.
    static let all: [WordOrder] = [
        // Commands against the instructions.
        WordOrder(.instructions, isCommand: true, "\(ignoring) ..3 \(earlier) ..3 \(instructions)"),
        WordOrder(.instructions, isCommand: true, "\(ignoring) ..1 \(instructions) ..3 \(earlier)|given|told|got"),
        WordOrder(
            .instructions, isCommand: true,
            "do|dont ..1 not|follow|obey ..2 \(earlier) ..2 instructions|rules|prompt|rubric"),
        WordOrder(
            .instructions, isCommand: true,
            "new|updated|revised|secret|hidden|real|actual instructions|instruction|orders|directive"),
        WordOrder(.instructions, isCommand: true, "you are now a|an|in|the|no|not|free|dan"),
        WordOrder(
            .instructions, isCommand: true,
            "act|behave|pretend|respond|reply ..2 as|like|that|you ..2 \(judges)|assistant|teacher|expert"),
        WordOrder(.instructions, "system|developer prompt|message|override|instruction|instructions"),
        WordOrder(.instructions, "as an ai|llm|assistant"),
        WordOrder(
            .instructions, "your instructions|prompt|guidelines|programming|rubric|task|creator|creators|developer"),

        // Commands about the score.
        WordOrder(.scores, isCommand: true, "\(giving) ..5 \(best) ..3 \(scoreNouns)"),
        WordOrder(.scores, isCommand: true, "\(giving) ..4 \(scoreNouns) ..4 \(best)"),
        WordOrder(
            .scores, isCommand: true, "\(saying) ..4 \(scoreNouns) ..2 5|five|100|max|maximum|full|perfect|excellent"),
        WordOrder(.scores, isCommand: true, "\(saying) ..3 5|five|full|max|maximum|perfect ..1 \(scoreNouns)"),
        WordOrder(
            .scores, isCommand: true,
            "give|award|assign|grant|rate|grade|score|mark ..2 me|it|this|my|them|him|her ..5 \(best)"),
        WordOrder(
            .scores, isCommand: true,
            "rate|grade|score|mark|evaluate|assess|judge ..2 this|my|it|me ..2 as|with|highly|well|generously|leniently|favourably|favorably|positively|\(reply)"
        ),
        WordOrder(
            .scores, isCommand: true,
            "\(reply) ..3 deserves|deserve|merits|earns|should|must|shall|gets|receives|is ..4 \(best) ..2 \(scoreNouns)"
        ),
        WordOrder(.scores, isCommand: true, "\(reply) ..3 deserves|merits|earns|scores ..3 \(best)"),
        WordOrder(.scores, "\(scoreNouns) ..2 is|be|as|of|to|equals|should|must|for|at ..2 \(best)"),
        WordOrder(.scores, "\(scoreNouns) 5|five|10|100|max|maximum|full|perfect"),
        WordOrder(.scores, "full|max|maximum|perfect|top|highest|best|maximal|complete|5|five|10|100 \(scoreNouns)"),
        WordOrder(.scores, "5|five|10|ten|100 ..1 of|out ..1 5|five|10|ten|100"),
        WordOrder(.scores, "5|10|100 5|10|100"),
        WordOrder(.scores, "score|grade|rate|judge|evaluate|mark ..1 this|me|my|the ..1 \(reply)"),
        WordOrder(.scores, "your|my|the|a|good|great score|rating|grade|evaluation|verdict|assessment"),

        // Commands and claims about what is covered.
        WordOrder(
            .judging, isCommand: true,
            "mark|count|treat|consider|accept|regard|list|report|set|flag|deem|tick|assume|say|claim|confirm|return ..5 point|points|criteria|criterion|rubric|\(reply) ..4 \(covered)"
        ),
        WordOrder(
            .judging, isCommand: true,
            "mark|count|treat|consider|accept|regard|flag|deem|tick|assume ..2 everything|this|all|each|every ..4 \(covered)"
        ),
        WordOrder(.judging, isCommand: true, "all|every|each|the ..1 key point|points ..4 \(covered)"),
        WordOrder(
            .judging, isCommand: true,
            "covers|covering|cover|mentions|satisfies|meets|fulfils|fulfills|makes|addresses|contains ..2 all|every|each ..3 point|points|criteria|criterion|rubric"
        ),
        WordOrder(.judging, "key point|points"),
        WordOrder(.judging, "rubric|rubrics"),
        WordOrder(.judging, "dear|hey|hello|to|attention|note|hi|message ..1 \(judges)"),
        WordOrder(.judging, "as ..1 \(judges)"),
        WordOrder(.judging, "reference|model|ideal|sample answer|answers"),
        WordOrder(
            .judging,
            "grading|scoring|marking|judging|evaluation rubric|criteria|scale|instructions|guide|scheme|system|model"),
        WordOrder(
            .judging,
            "this|my|the|above|following|preceding|entire|whole ..1 \(reply) ..3 is|are|covers|meets|satisfies|contains|mentions|includes|should|must|fulfils|fulfills|addresses|has|was|demonstrates|shows ..5 \(covered)|all|every|full|5|flawless|key|great|accepted|right|highest|best|strong|outstanding|scored|graded|marked|rated|excellent|expert|approved|mastery|exceptional"
        ),
        WordOrder(
            .judging,
            "candidate|applicant ..5 expert|excellent|perfect|correct|covered|hired|hire|pass|passed|strong|full|deserves|knows|answered|demonstrated|demonstrates|approved|outstanding"
        ),
        WordOrder(
            .judging,
            "i|im|this|we ..2 your ..1 developer|creator|admin|administrator|operator|boss|supervisor|owner|teacher|manager"
        ),
        WordOrder(.judging, "\(judges) must|should|will|shall|please|has|have|is"),
    ]
}
