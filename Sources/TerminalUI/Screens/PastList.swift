package import InterviewKit

/// The past interviews as far as they were read, and those of them that a filter lets through. It reads and looks no
/// further than what is in sight needs: ten thousand interviews cost no more than one page of them.
package struct PastList: Sendable {
    /// A page that is wanted from the store.
    package struct Request: Hashable, Sendable {
        /// Which reading of the list it belongs to.
        let reading: Int
        package let status: Status?
        package let after: SessionPosition?
        package let limit: Int
    }

    /// Those of one status only; nil for all. Read from the store anew when it changes.
    package private(set) var status: Status?
    /// What was typed; all of its words must stand in an interview's line.
    private(set) var filter = ""
    private(set) var loaded: [PastInterview] = []
    /// The places in ``loaded`` that match, as far as they were looked at.
    private(set) var matches: [Int] = []
    /// Says why the next page could not be read.
    private(set) var failure: String?
    /// Which of ``matches`` is chosen.
    private(set) var selected = 0

    /// Columns of the widest id among ``loaded``.
    private(set) var widestID = 0
    /// Whether a completed interview was among those that were read, whatever is listed now.
    private(set) var hasCompleted = false
    private var words: [String] = []
    private var results: [String: String] = [:]
    /// The sessions whose figures were asked for.
    private var asked: Set<String> = []
    /// How many of ``loaded`` were looked at.
    private var examined = 0
    private var hasAll = false
    private var reading = 0
    private var pending: Request?
    /// Whether the next page takes the place of all there is.
    private var isReloading = true
    /// The session to be chosen once the list has been read again, if that is another than the chosen one.
    private var wanted: String?
    private var seeksEnd = false

    private static let page = 100
    /// A page for whoever wants the last of them, or looks for a word.
    private static let largePage = 1000
    /// How many rows are looked at between two keys.
    private static let mostExamined = 20_000

    package init() {}

    // MARK: What is there

    package var chosen: PastInterview? {
        matches.indices.contains(selected) ? loaded[matches[selected]] : nil
    }

    /// Whether everything that matches has been found.
    var isComplete: Bool { hasAll && examined == loaded.count }
    /// Whether nothing is known yet.
    var isEmptyYet: Bool { isReloading && loaded.isEmpty }

    /// The figures of an interview's report; nil while they are being read.
    func result(of interview: PastInterview) -> String? { results[interview.session.sessionID] }

    // MARK: What is chosen

    mutating func move(by steps: Int) {
        seeksEnd = false
        wanted = nil
        selected = max(0, min(selected + steps, matches.count - 1))
    }

    mutating func moveToEnd() {
        seeksEnd = true
        wanted = nil
        selected = max(0, matches.count - 1)
    }

    mutating func setFilter(_ text: String) {
        guard text != filter else { return }
        filter = text
        words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        (matches, examined, selected, seeksEnd) = ([], 0, 0, false)
    }

    mutating func setStatus(_ status: Status?) {
        guard status != self.status else { return }
        self.status = status
        begin()
        (loaded, matches, examined, selected, seeksEnd) = ([], [], 0, 0, false)
    }

    // MARK: Reading

    /// Reads the list again, as far as it was seen; until it is there the old one stays. The chosen interview stays
    /// chosen, or `session` becomes it.
    package mutating func reload(choosing session: String? = nil) {
        wanted = session
        asked = []
        begin()
    }

    private mutating func begin() {
        reading += 1
        (pending, failure, hasAll, isReloading) = (nil, nil, false, true)
    }

    /// Looks at what was read, as far as `rows` on the screen need, and answers with the page to read next, if any.
    package mutating func advance(rows: Int) -> Request? {
        examine(rows: rows)
        guard pending == nil, failure == nil, !hasAll,
            isReloading || (examined == loaded.count && isWanting(rows: rows))
        else { return nil }
        let isSeen = matches.indices.contains(selected) ? matches[selected] + Self.page : Self.page
        let limit =
            isReloading ? max(isSeen, Self.page) : seeksEnd || !words.isEmpty ? Self.largePage : Self.page
        let request = Request(
            reading: reading, status: status, after: isReloading ? nil : loaded.last?.session.position, limit: limit)
        pending = request
        return request
    }

    /// Whether ``advance(rows:)`` has more to look at, in what was read already.
    package func hasMoreToExamine(rows: Int) -> Bool { examined < loaded.count && isWanting(rows: rows) }

    /// Whether more matches are needed than were found.
    private func isWanting(rows: Int) -> Bool {
        seeksEnd || matches.count <= selected + 2 * rows
    }

    private mutating func examine(rows: Int) {
        let end = min(loaded.count, examined + Self.mostExamined)
        while examined < end, isWanting(rows: rows) {
            if loaded[examined].matches(words) { matches.append(examined) }
            examined += 1
        }
        if seeksEnd { selected = max(0, matches.count - 1) }
        if isComplete { seeksEnd = false }
    }

    /// Takes what the store answered to `request`; a reading that is over does not count.
    package mutating func take(_ page: [PastInterview], for request: Request) {
        guard request == pending else { return }
        pending = nil
        if isReloading {
            isReloading = false
            replace(with: page)
        } else {
            loaded += page
        }
        hasAll = page.count < request.limit
        hasCompleted = hasCompleted || page.contains { $0.session.status == .completed }
        widestID = page.reduce(widestID) { max($0, TextGate.columns(of: $1.session.sessionID)) }
    }

    /// Chooses the same interview as before, or the one in its place where it is gone.
    private mutating func replace(with page: [PastInterview]) {
        let sessionID = wanted ?? chosen?.session.sessionID
        wanted = nil
        loaded = page
        matches = page.indices.filter { page[$0].matches(words) }
        examined = page.count
        let place = matches.firstIndex { page[$0].session.sessionID == sessionID }
        selected = place ?? max(0, min(selected, matches.count - 1))
    }

    /// Takes that no answer to `request` can be had; nothing more is read until ``reload(choosing:)``.
    package mutating func fail(_ sentence: String, for request: Request) {
        guard request == pending else { return }
        pending = nil
        isReloading = false
        failure = sentence
    }

    /// The sessions in sight, and some behind them, whose reports' figures are to be read; none where all are known or are
    /// being read.
    package mutating func advanceResults(from first: Int, rows: Int) -> [String] {
        guard !seeksEnd, !isReloading else { return [] }
        func unasked(_ places: Range<Int>) -> [String] {
            matches[places.clamped(to: matches.indices)].map { loaded[$0].session.sessionID }
                .filter { !asked.contains($0) }
        }
        guard !unasked(first..<first + rows).isEmpty else { return [] }
        let sessionIDs = unasked(first..<first + 3 * rows)
        asked.formUnion(sessionIDs)
        return sessionIDs
    }

    /// Takes figures of reports, by session.
    package mutating func takeResults(_ found: [String: String]) {
        results.merge(found) { _, new in new }
    }

    /// Leaves out a session that was deleted.
    package mutating func remove(_ sessionID: String) {
        guard let index = loaded.firstIndex(where: { $0.session.sessionID == sessionID }) else { return }
        loaded.remove(at: index)
        let place = matches.firstIndex { $0 >= index } ?? matches.count
        if matches.indices.contains(place), matches[place] == index { matches.remove(at: place) }
        for later in matches.indices.dropFirst(place) { matches[later] -= 1 }
        if examined > index { examined -= 1 }
        selected = max(0, min(selected, matches.count - 1))
    }
}
