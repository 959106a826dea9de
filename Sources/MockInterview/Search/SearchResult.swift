internal import InterviewKit
internal import InterviewStore

/// A message that was found, its place in its interview, and the line of it to show.
struct SearchResult {
    let hit: SearchHit
    /// Which message of the transcript it is, from 1.
    let number: Int
    /// Which question it belongs to, from 1; nil where none is stored.
    let question: Int?
    let speaker: TranscriptLine.Speaker
    let line: String
    /// What was looked for in the line, as ranges of characters, in order and apart.
    let marks: [Range<Int>]

    /// Results in the order of `hits`; reads the messages and turns of each session once.
    static func results(
        _ hits: [SearchHit], of query: SearchQuery, in store: any SessionStore
    ) async throws(StoreError) -> [SearchResult] {
        let matcher = SearchMatcher(query)
        var places: [String: [ObjectID: Place]] = [:]
        var results: [SearchResult] = []
        for hit in hits {
            let id = hit.session.sessionID
            if places[id] == nil {
                places[id] = Place.places(
                    of: try await store.messages(of: id, limit: nil, skip: 0), turns: try await store.turns(of: id))
            }
            // It was deleted meanwhile.
            guard let place = places[id]?[hit.message.id] else { continue }
            results.append(SearchResult(hit, place, matcher))
        }
        return results
    }

    private init(_ hit: SearchHit, _ place: Place, _ matcher: SearchMatcher) {
        self.hit = hit
        number = place.number
        question = place.question
        speaker = place.speaker
        (line, marks) = Self.line(of: hit.message.content, matcher)
    }

    /// The line in which most of the phrases stand, the first of several. A phrase may go over several lines: then those
    /// are shown as one.
    static func line(of content: String, _ matcher: SearchMatcher) -> (line: String, marks: [Range<Int>]) {
        var best: (line: String, places: [[Range<Int>]], found: Int) = ("", [], 0)
        for part in content.split(whereSeparator: \.isNewline) {
            let line = part.trimmingBlanks
            let places = matcher.places(in: line)
            let found = places.count { !$0.isEmpty }
            if found > best.found { best = (line, places, found) }
        }
        if best.found == 0 {
            let line = linesOfFirst(matcher, in: content.split(whereSeparator: \.isNewline))
            best = (line, matcher.places(in: line), 0)
        }
        return (best.line, joined(best.places.flatMap(\.self)))
    }

    /// The lines that what stands first goes over, as one.
    private static func linesOfFirst(_ matcher: SearchMatcher, in lines: [Substring]) -> String {
        let places = matcher.places(in: lines.joined(separator: " ")).flatMap(\.self)
        guard let first = places.min(by: { $0.lowerBound < $1.lowerBound }) else { return "" }
        var start = 0
        let touched = lines.filter { line in
            defer { start += line.count + 1 }
            return start < first.upperBound && start + line.count > first.lowerBound
        }
        return touched.joined(separator: " ").trimmingBlanks
    }

    /// Ranges in order, those that touch or overlap made one.
    static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, range in
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
    }

    /// Where a message stands in its interview.
    private struct Place {
        let number: Int
        let question: Int?
        let speaker: TranscriptLine.Speaker

        static func places(of messages: [Message], turns: [Turn]) -> [ObjectID: Place] {
            let turns = Dictionary(turns.map { ($0.id, $0) }) { _, later in later }
            var places: [ObjectID: Place] = [:]
            var question: Int?
            for message in messages {
                let turn = turns[message.id]
                guard let line = TranscriptLine(message, turn: turn) else { continue }
                // An answer belongs to what was asked before it.
                question = turn?.question ?? question
                places[message.id] = Place(number: places.count + 1, question: question, speaker: line.speaker)
            }
            return places
        }
    }
}

extension StringProtocol {
    /// Without blanks at either end.
    fileprivate var trimmingBlanks: String {
        let rest = drop(while: \.isWhitespace)
        guard let end = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(rest[...end])
    }
}
