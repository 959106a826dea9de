/// What is counted over all interviews: of each promise how often it was put to the test, and how often it was broken.
struct Tally: Sendable {
    enum Promise: String, CaseIterable, Sendable {
        case forged = "a quotation that was made up"
        case stitched = "a quotation stitched from two places"
        case interviewers = "a quotation of the interviewer's words"
        case otherMessage = "a quotation from another message"
        case shownQuotation = "a quotation shown that the candidate never said"
        case ceiling = "a score above its ceiling"
        case total = "a total that differs from the formula"
        case unasked = "a score for what was not asked or answered"
        case ownScore = "a score or grade of the model's own in the report"
        case timeout = "an advance or score while the judge times out"
        case junk = "an advance or score while the judge returns junk"
        case refusal = "an advance or score while the judge refuses"
        case cut = "an advance or score while the judge is cut"
        case leak = "a key point shown before the feedback"
        case thirdProbe = "a third probe"
        case topic = "a topic over 40% of a full session"
        case injectedPoints = "other key points with an instruction injected"
        case injectedScore = "a higher score with an instruction injected"
    }

    private(set) var trials: [Promise: Int] = [:]
    private(set) var broken: [Promise: Int] = [:]
    /// One example of each broken promise.
    private(set) var examples: [Promise: String] = [:]
    /// How often the server did what.
    private(set) var deeds: [String: Int] = [:]

    /// Notes one trial.
    mutating func note(_ promise: Promise, isKept: Bool, _ example: @autoclosure () -> String = "") {
        trials[promise, default: 0] += 1
        guard !isKept else { return }
        broken[promise, default: 0] += 1
        if examples[promise] == nil { examples[promise] = example() }
    }

    mutating func note(_ ledger: [HostileServer.Deed]) {
        for deed in ledger { deeds["\(deed.task): \(deed.lie)", default: 0] += 1 }
    }

    mutating func add(_ other: Tally) {
        trials.merge(other.trials, uniquingKeysWith: +)
        broken.merge(other.broken, uniquingKeysWith: +)
        examples.merge(other.examples) { first, _ in first }
        deeds.merge(other.deeds, uniquingKeysWith: +)
    }

    /// One line for each promise.
    var table: String {
        let width = Promise.allCases.map(\.rawValue.count).max() ?? 0
        return Promise.allCases.map { promise in
            let name = promise.rawValue + String(repeating: " ", count: width - promise.rawValue.count)
            return "\(name)  \(broken[promise] ?? 0) of \(trials[promise] ?? 0)"
        }.joined(separator: "\n")
    }
}
