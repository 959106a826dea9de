/// The words by which ``VerdictCheck`` knows a verdict.
enum VerdictWords {
    /// What may stand before a verdict that opens a sentence.
    static let fillers: Set<String> = [
        "well", "so", "ok", "okay", "hmm", "hm", "ah", "oh", "and", "but", "thanks", "thank", "you", "alright", "yeah",
        "wow", "sure", "now", "then", "i", "see",
    ]

    /// A verdict where it stands alone at the opening.
    static let interjections: Set<String> = exclamations.union([
        "right", "true", "false", "good", "nice", "close", "almost", "nearly", "partly", "partially", "unfortunately",
        "sadly", "indeed", "definitely", "absolutely", "cool", "sweet", "lovely", "well-done", "ideal", "clever",
        "smart",
        "impressive", "agreed", "granted", "totally", "kudos",
    ])

    /// A verdict where it is a clause of its own, anywhere.
    static let exclamations: Set<String> = [
        "correct", "incorrect", "wrong", "exactly", "precisely", "perfect", "excellent", "great", "brilliant",
        "awesome", "fantastic", "wonderful", "amazing", "superb", "outstanding", "terrific", "bravo", "bingo",
        "congratulations", "congrats", "nope", "yep", "splendid", "marvelous", "marvellous", "fabulous", "stellar",
        "nonsense",
    ]

    /// A verdict in reply to an answer.
    static let confirmations: Set<String> = ["yes", "no", "yeah", "yup", "certainly", "naturally"]

    /// What begins a verdict where it begins a clause.
    static let openings: [[String]] = [
        "well done", "good job", "great job", "nice job", "good work", "great work", "nice work", "not quite",
        "not exactly", "not really", "not entirely", "not bad", "not at all", "not yet", "not wrong", "not right",
        "not correct", "spot on", "close enough", "half right", "sort of", "kind of", "makes sense", "exactly right",
        "almost right", "partly right", "partially correct", "mostly right", "mostly correct", "quite right",
        "quite so",
        "that is it", "that is not it", "good one", "nice one", "of course not", "absolutely right", "almost there",
        "nearly there", "way off", "no way", "very good", "very nice", "very well", "pretty good", "so close",
        "just so",
        "too bad", "bad luck", "good that you", "great that you", "nice that you", "glad that you", "glad you",
        "well put",
        "well said", "good stuff", "great stuff", "good call", "good catch", "good to hear", "fair point",
        "all correct",
        "all wrong", "all right so far", "so far so good", "correct so far",
    ].map { $0.split(separator: " ").map(String.init) }

    static let qualities: Set<String> = [
        "good", "great", "nice", "excellent", "perfect", "solid", "strong", "weak", "poor", "bad", "fair", "decent",
        "correct", "incorrect", "wrong", "right", "accurate", "inaccurate", "impressive", "thorough", "incomplete",
        "complete", "partial", "valid", "invalid", "brilliant", "wonderful", "fantastic", "amazing", "awesome",
        "outstanding", "superb", "terrific", "clear", "insightful", "thoughtful", "reasonable", "interesting",
        "important", "sensible", "clever", "smart", "vague", "shallow", "superficial", "comprehensive", "detailed",
        "helpful", "useful", "useless", "better", "best", "worse", "worst", "promising", "fine", "lovely", "sound",
        "concise", "precise", "stellar", "splendid", "well-rounded", "keen", "sharp", "textbook", "mediocre",
    ]

    static let answers: Set<String> = [
        "answer", "answers", "response", "reply", "explanation", "point", "points", "start", "try", "attempt", "job",
        "work", "thinking", "thought", "thoughts", "idea", "ideas", "observation", "summary", "understanding",
        "reasoning", "effort", "take", "guess", "catch", "description", "insight", "insights", "intuition", "instinct",
        "instincts", "analysis", "stab", "beginning", "progress", "overview", "direction", "track", "grasp", "command",
        "remark", "definition", "knowledge", "contribution", "suggestion", "conclusion",
    ]

    static let articles: Set<String> = [
        "a", "an", "the", "very", "really", "quite", "pretty", "such", "some", "another",
    ]

    static let copulas: Set<String> = [
        "is", "are", "was", "were", "sounds", "sound", "seems", "seem", "looks", "look", "feels", "being",
    ]

    /// What stands between "is" and the quality.
    static let degrees: Set<String> = [
        "not", "quite", "exactly", "partly", "partially", "mostly", "almost", "absolutely", "completely", "totally",
        "very", "pretty", "really", "so", "nearly", "basically", "essentially", "largely", "entirely", "somewhat", "a",
        "an", "bit", "also", "just", "all", "only", "indeed", "still", "more", "less", "rather", "fairly", "perfectly",
        "generally", "technically", "simply", "both", "clearly", "certainly", "definitely", "the", "now", "too", "far",
        "from", "half", "actually", "well", "unfortunately", "already", "on", "such", "truly", "like",
    ]

    /// Judging of whatever is spoken of.
    static let plainJudgements: Set<String> = [
        "right", "correct", "wrong", "incorrect", "great", "excellent", "perfect", "impressive", "brilliant", "spot",
        "fantastic", "wonderful", "amazing", "awesome", "superb", "outstanding", "nonsense", "mistaken", "untrue",
        "inaccurate", "insightful",
    ]

    /// Judging of what the candidate said.
    static let judgements: Set<String> = plainJudgements.union([
        "true", "good", "nice", "close", "accurate", "off", "false", "solid", "thorough", "complete", "incomplete",
        "enough", "better", "poor", "weak", "bad", "terrible", "awful", "valid", "invalid", "sound", "vague", "shallow",
        "partial", "reasonable", "sensible", "precise", "misleading", "right", "lacking", "missing", "sufficient",
        "insufficient", "adequate", "inadequate", "flawed", "smart", "clever", "interesting", "clear", "unclear",
        "comprehensive", "superficial", "confused", "confusing", "unfortunate", "it", "plausible", "best", "worst",
        "strong", "concise", "nearly", "half", "track", "thoughtful", "fair",
    ])

    /// Judging of where the candidate stands.
    static let standings: Set<String> = [
        "right", "wrong", "correct", "incorrect", "mistaken", "close", "off", "there", "spot", "track", "missing",
        "confused", "confusing", "mixing", "good", "great", "doing", "brilliant", "smart", "excellent", "forgetting",
        "overlooking", "misunderstanding", "misinformed", "knowledgeable", "strong", "weak", "getting", "skilled",
        "nearly",
    ]

    /// What a statement can follow.
    static let connectors: Set<String> = [
        "and", "but", "so", "yes", "no", "well", "then", "because", "since", "think", "believe", "say", "guess",
        "although", "though", "actually", "however", "ok", "okay", "fear", "see", "unfortunately", "while",
    ]

    /// After these, nothing is claimed.
    static let suppositions: Set<String> = [
        "if", "when", "whether", "unless", "until", "once", "suppose", "assuming", "imagine", "assume", "case",
        "before",
        "after", "how", "what", "where", "why", "which", "who", "whatever", "tell", "sure", "ensure", "check",
        "decide",
    ]

    /// After these, what is asked claims nothing.
    static let askingWords: Set<String> = [
        "that", "you", "to", "do", "did", "could", "would", "should", "might", "may", "can", "have", "had",
    ]

    /// With these before it, an answer is not the candidate's.
    static let quantities: Set<String> = ["many", "several", "few", "any", "one", "each", "every", "no", "most"]

    /// Verdicts in what is said and in what is asked.
    static let phrases: [[String]] = [
        "on the right track", "on a good track", "on track", "in the right direction", "in the wrong direction",
        "right track", "keep it up", "keep up the", "nailed it", "you nailed", "hit the nail", "you got it",
        "you have got it", "got it right", "got it wrong", "got that right", "got that wrong", "have it right",
        "have it wrong", "had it right", "you missed", "you have missed", "you forgot", "you have forgotten",
        "you overlooked", "you have overlooked", "you left out", "you omitted", "you did not mention",
        "you have not mentioned", "you failed to", "you did not cover", "you did not address", "you covered",
        "you have covered", "you misunderstood", "you have misunderstood", "you confused", "you have confused",
        "you mixed up", "you made a mistake", "your mistake", "your error", "your misunderstanding",
        "your misconception", "i agree", "i disagree", "i do not agree", "i like that", "i like how", "i like your",
        "i love", "i am impressed", "i am not convinced", "impressed", "well explained", "well described",
        "nicely explained", "nicely put", "nicely done", "bonus points", "extra credit", "full credit", "gold star",
        "thumbs up", "passing grade", "you correctly", "you rightly", "you wrongly", "you incorrectly",
        "you accurately", "you clearly", "you have correctly", "you have clearly", "correctly identified",
        "correctly pointed", "correctly noted", "correctly mentioned", "correctly stated", "correctly said",
        "rightly said", "rightly pointed", "you demonstrated", "you have demonstrated", "you showed",
        "you have shown", "you know your", "you are doing", "you did well", "you did great", "you did a",
        "you have done", "you have a good", "you have a solid", "you have a strong", "you have a clear",
        "you have a great", "good understanding", "solid understanding", "your answer lacks", "your answer falls",
        "your answer could", "your answer needs", "your answer covers", "your answer does not",
        "your answer did not", "your answer misses", "your answer shows", "your answer demonstrates",
        "your explanation lacks", "your explanation needs", "your explanation could", "your response lacks",
        "your response needs", "your response shows", "your response could", "your strength", "your weakness",
        "your understanding is",
        "your knowledge", "you should have", "you could have", "you might have missed", "you seem to have missed",
        "you seem to have forgotten", "you need to work", "you still need", "you passed", "you failed",
        "you have passed", "you have failed", "you scored", "hired", "not hire",
    ].map { $0.split(separator: " ").map(String.init) }

    /// Verdicts in what is said only.
    static let statements: [[String]] = [
        "that makes sense", "that makes perfect sense", "that does not make sense", "the correct answer",
        "the right answer", "the answer is", "the wrong answer", "correct answer", "needs improvement",
        "could be better", "could be improved",
        "room for improvement", "not quite", "not entirely", "shows that you", "demonstrates", "you understand",
        "you do not understand", "as expected", "falls short", "a misconception", "common misconception",
        "a common mistake", "i see that you missed", "you have explained it well", "explained well",
        "explained it well",
        "described well", "said it well", "handled that well", "handled it well", "great to see", "good to see",
        "nice to see",
        "great to hear", "nice to hear", "happy with that", "happy with your", "satisfied with", "a plus",
    ].map { $0.split(separator: " ").map(String.init) }
}
