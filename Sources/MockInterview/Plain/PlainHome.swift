internal import InterviewKit

/// The home screen line by line: asks what to practise, or which interview to go on with.
struct PlainHome {
    /// What the candidate chose.
    enum Choice: Hashable, Sendable {
        case start(Role, Level)
        case resume(Session)
    }

    /// How many that were paused are offered; one does not listen to more.
    static let mostPaused = 5

    private let read: () -> String?
    private let say: (String) -> Void
    private let ask: (String) -> Void

    /// `read` reads a line, nil at the end of input; `say` says one, `ask` prompts for one.
    init(read: @escaping () -> String?, say: @escaping (String) -> Void, ask: @escaping (String) -> Void) {
        self.read = read
        self.say = say
        self.ask = ask
    }

    /// Asks until there is a choice; nil when the candidate leaves. `paused` are the interviews to go on with, newest
    /// first.
    func choice(paused: [Session]) -> Choice? {
        let paused = Array(paused.prefix(Self.mostPaused))
        if !paused.isEmpty {
            let lines = paused.map {
                "\($0.role.rawValue), \($0.level.rawValue), paused \(SessionLine.date($0.updatedAt))"
            }
            guard let number = choose("Go on with an interview, or start a new one?", ["a new one"] + lines) else {
                return nil
            }
            if number > 0 { return .resume(paused[number - 1]) }
        }
        guard let role = choose("Which role?", Role.all.map(\.rawValue)),
            let level = choose("Which level?", Level.all.map(\.rawValue))
        else { return nil }
        return .start(Role.all[role], Level.all[level])
    }

    /// Offers things by number or name, the first of them for Enter alone; the index of what was chosen, nil to leave.
    private func choose(_ question: String, _ offers: [String]) -> Int? {
        say(question)
        for (index, offer) in offers.enumerated() { say("\(index + 1): \(offer)") }
        while true {
            ask("A number, Enter for 1, or q to leave: ")
            guard let line = read() else { return nil }
            let word = line.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
            if word.isEmpty { return 0 }
            if ["q", "quit", "/quit"].contains(word) { return nil }
            if let number = Int(word), offers.indices.contains(number - 1) { return number - 1 }
            if let index = offers.firstIndex(of: word) { return index }
            say("\(word) is not among them.")
        }
    }
}
