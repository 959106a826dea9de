/// Finding words in the pane that has the keys.
extension ReviewScreen {
    /// Whether another frame is wanted soon, because a search has more to look through.
    package var isLooking: Bool { transcript.isLooking }

    /// The pane that is being searched: the one that has the keys, else the other.
    var searched: Pane? {
        switch (focus, transcript.isSearching, feedback.isSearching) {
        case (.transcript, true, _), (_, true, false): .transcript
        case (_, _, true): .feedback
        case (_, false, false): nil
        }
    }

    /// What was found in it.
    var search: TranscriptSearch? {
        searched.flatMap { $0 == .transcript ? transcript.view.search : feedback.search }
    }

    mutating func beginFinding() {
        finding = SearchLine()
        if focus == .transcript { transcript.beginSearch() } else { feedback.beginSearch() }
    }

    /// Takes a key while words are typed. Enter stays at what was found, and says so where that is nothing; Escape goes back
    /// to where one was.
    mutating func find(_ key: Key) {
        switch key {
        case .enter:
            if finding?.words.isEmpty == true { endSearch(returns: true) }
            finding = nil
        case .escape, .control("g"):
            endSearch(returns: true)
            finding = nil
        case .down: goToMatch(1)
        case .up: goToMatch(-1)
        case .function(1): help = HelpText(Self.help)
        default:
            guard finding?.handle(key) == true, let words = finding?.words else { return }
            if focus == .transcript { transcript.look(for: words) } else { feedback.look(for: words) }
        }
    }

    mutating func goToMatch(_ steps: Int) {
        guard let searched else { return }
        focus = searched
        if searched == .transcript { transcript.goToMatch(steps) } else { feedback.goToMatch(steps) }
    }

    mutating func endSearch(returns: Bool) {
        guard let searched else { return }
        if searched == .transcript {
            transcript.endSearch(returns: returns)
        } else {
            feedback.endSearch(returns: returns)
        }
    }

    /// What is said of a search above the keys, once its words are typed; nil for nothing.
    var searchSentence: String? {
        guard let search else { return nil }
        if search.matches.isEmpty, search.isComplete { return "“\(search.words)” is not found; Esc ends the search." }
        let (number, count) = search.count
        return "\(number) of \(count)\(search.isComplete ? "" : " …") marked; n and N go on, Esc ends it."
    }
}
