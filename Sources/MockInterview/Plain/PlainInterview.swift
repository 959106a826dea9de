internal import Foundation
internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// The interview line by line: what is said goes to standard output, prompts and what goes wrong to standard error. For
/// screen readers and pipes; a person at a terminal is told what is expected of them, a pipe is not.
struct PlainInterview {
    private enum Event: Sendable {
        case backlog(Backlog)
        /// nil at the end of input.
        case line(LineReader.Line?)
        /// Ctrl-C.
        case interrupted
        case interview(InterviewEvent)
        /// A minute of the interview is full.
        case minute
        /// The same goes on for a while now.
        case stillBusy(String)
        /// The program was stopped, and goes on.
        case continued
    }

    private var machine: InterviewMachine
    private let conductor: Conductor
    private let store: any SessionStore
    /// What waits on this machine for the store.
    private var backlog = Backlog.empty
    private let labels: ChatLabels
    private let events: AsyncStream<Event>
    private let input: AsyncStream<Event>.Continuation
    private let reader = LineReader()
    private let isInteractive = isatty(STDIN_FILENO) == 1
    private var answers = AnswerLines()
    /// What came before it was awaited.
    private var entries: [PlainEntry] = []
    private var isInputOver = false
    /// An answer that could not be stored: an empty line or `/retry` sends it again.
    private var returned: String?
    private var doubt = PlainDoubt()
    private var transcript: PlainTranscript
    private var notice: Notice?
    /// What was last said of waiting for the model.
    private var wait: RetryWait?
    /// Whether a prompt stands on the line, with nothing behind it.
    private var isPrompting = false
    /// What the person is told if it goes on.
    private var occupation: (words: String, timer: Task<Void, any Error>)?
    /// Waits for the next full minute.
    private var clock: Task<Void, any Error>?
    /// Whether nobody reads any more what is said, and the interview was asked to pause for that.
    private var isUnheard = false

    /// A wait is worth a word after so long.
    private static let longWait = Duration.seconds(2)

    init(_ machine: InterviewMachine, keeping: Keeping, interviewer: any Interviewer, labels: ChatLabels) {
        store = keeping.store
        self.machine = machine
        self.labels = labels
        transcript = PlainTranscript(hidesAnswers: isInteractive)
        let (events, input) = AsyncStream.makeStream(of: Event.self)
        self.events = events
        self.input = input
        conductor = Conductor(store: keeping.store, interviewer: interviewer, claims: keeping.claims) {
            input.yield(.interview($0))
        }
    }

    mutating func hold() async -> InterviewResult {
        // Whoever closes the pipe has heard enough: the interview is paused, not torn.
        signal(SIGPIPE, SIG_IGN)
        if !labels.introduction.isEmpty { Output.tell(labels.introduction + "\n") }
        if isInteractive { say(PlainWords.introduction + "\n") }
        reader.start { [input] in input.yield(.line($0)) }
        let interrupts = PlainSignals.interrupts { [input] in input.yield(.interrupted) }
        let continuations = PlainSignals.continuations { [input] in input.yield(.continued) }
        defer {
            interrupts.cancel()
            continuations.cancel()
        }
        await conductor.run(machine.begin(at: .now()))
        setClock()
        let backlogs = Task { [store, input] in
            for await backlog in await store.backlog() { input.yield(.backlog(backlog)) }
        }
        defer {
            clock?.cancel()
            backlogs.cancel()
        }
        for await event in events {
            await take(event)
            report()
            while machine.ending == nil, await takeEntry() { report() }
            if machine.ending != nil { break }
            await pauseIfUnheard()
        }
        occupation?.timer.cancel()
        endPrompt()
        await conductor.finish()
        if backlog.waiting > 0 { backlog = await store.settle(within: .seconds(1)) }
        let draft = machine.takeReturnedDraft() ?? returned
        return InterviewResult(
            machine, draft: [draft, doubt.kept, answers.unfinished].compactMap { $0 }.joined(separator: "\n"),
            backlog: backlog)
    }

    private mutating func take(_ event: Event) async {
        switch event {
        case .line(let line?): take(line)
        case .line(nil): isInputOver = true
        case .interrupted: _ = await obey(.quit)
        case .interview(let event):
            if case .opened(let record) = event { transcript.resume(record) }
            await conductor.run(machine.handle(event, at: .now()))
        case .minute:
            // What a terminal holds of a line that is not ended yet cannot be known.
            let hasDraft = isInteractive || answers.isGathering
            await conductor.run(machine.handle(.minutePassed(hasDraft: hasDraft), at: .now()))
            setClock()
        case .backlog(let backlog): take(backlog)
        case .stillBusy(let words):
            if occupation?.words == words { say(words) }
        // The prompt stands above what the shell said.
        case .continued: isPrompting = false
        }
    }

    private mutating func take(_ line: LineReader.Line) {
        // The person's own Enter has ended the prompt's line.
        isPrompting = false
        switch answers.take(line.text, isFollowed: line.isFollowed) {
        case .line(let text): entries.append(PlainEntry(line: text))
        case .answer(let text): entries.append(PlainEntry(answer: text))
        case .began(let isPaste):
            reader.use()
            guard isInteractive, isPaste || !line.isFollowed else { return }
            say(isPaste ? PlainWords.paste : PlainWords.several)
        case .gathered: reader.use()
        }
    }

    /// Says when writes begin to wait, and when all are delivered.
    private mutating func take(_ backlog: Backlog) {
        let before = self.backlog
        self.backlog = backlog
        if backlog.waiting == 0, before.waiting > 0, backlog.setAside == before.setAside {
            say("\(labels.store) is back, and has everything.")
        } else if before.waiting == 0 || backlog.setAside > before.setAside, backlog != before {
            let sentence = labels.backlog(backlog)
            if !sentence.isEmpty { say(sentence) }
        }
    }

    private mutating func pauseIfUnheard() async {
        guard Output.isUnheard, !isUnheard else { return }
        isUnheard = true
        _ = await obey(.quit)
    }

    private mutating func setClock() {
        let seconds = machine.secondsToNextMinute(at: .now())
        clock = Task { [input] in
            try await Task.sleep(for: .seconds(seconds))
            input.yield(.minute)
        }
    }

    /// Does what came in next, if the interview is at a point where it can be done. Whether it did anything.
    private mutating func takeEntry() async -> Bool {
        switch machine.phase {
        case .awaitingAnswer where returned != nil: await takeForReturned()
        case .awaitingAnswer, .over: await takeNext()
        case .blocked: await takeCommand()
        case .opening, .saving, .thinking, .speaking, .assessing, .reporting: false
        }
    }

    private mutating func takeNext() async -> Bool {
        guard let entry = nextEntry() else {
            return isInputOver || (machine.phase == .over && !isInteractive) ? await obey(.quit) : false
        }
        if let command = entry.command {
            doubt = PlainDoubt()
            return await obey(command)
        }
        if machine.phase == .over { return await obey(.quit) }
        switch doubt.take(entry, isInteractive: isInteractive) {
        case .sent(let answer): await send(answer)
        case .kept(let sentence): say(sentence)
        }
        return true
    }

    /// Something failed: the next command is obeyed, before answers that wait to be sent.
    private mutating func takeCommand() async -> Bool {
        // Nobody is there to try again.
        guard isInteractive else { return await obey(.quit) }
        guard let index = entries.firstIndex(where: { $0.command != nil }), let command = entries[index].command
        else { return isInputOver ? await obey(.quit) : false }
        entries.remove(at: index)
        reader.use()
        return await obey(command)
    }

    /// An answer came back: it is sent again when the candidate says so, and handed out with the farewell otherwise.
    private mutating func takeForReturned() async -> Bool {
        guard isInteractive else { return await obey(.quit) }
        guard let entry = nextEntry() else { return isInputOver ? await obey(.quit) : false }
        if let command = entry.command, command != .retry { return await obey(command) }
        if let answer = returned, entry.command == .retry || entry.text.allSatisfy(\.isWhitespace) {
            returned = nil
            await send(answer)
        } else {
            say(PlainWords.waiting)
        }
        return true
    }

    private mutating func nextEntry() -> PlainEntry? {
        guard !entries.isEmpty else { return nil }
        reader.use()
        return entries.removeFirst()
    }

    private mutating func send(_ answer: String) async {
        await conductor.run(machine.handle(.answerSubmitted(answer), at: .now()))
    }

    private mutating func obey(_ command: Command) async -> Bool {
        if command == .help {
            for line in PlainWords.help { Output.tell(line) }
        }
        if command != .quit { notice = nil }
        await conductor.run(machine.handle(.command(command), at: .now()))
        // In a pipe nobody can be asked back.
        if !isInteractive, command == .end, case .confirmEnd = machine.notice {
            await conductor.run(machine.handle(.command(command), at: .now()))
        }
        return true
    }

    // MARK: Printing

    /// Prints what is new, then what is expected now.
    private mutating func report() {
        for line in transcript.news(of: machine) {
            endPrompt()
            Output.tell(line.trimmed)
        }
        if let draft = machine.takeReturnedDraft() { returned = draft }
        if machine.notice != notice {
            notice = machine.notice
            if let notice { say(labels.sentence(notice)) }
        }
        if machine.wait != wait {
            wait = machine.wait
            if let wait, wait.isLong, let told = machine.waitNotice(at: .now()) {
                say(labels.sentence(told))
            }
        }
        guard isInteractive else { return }
        noteOccupation()
        askNext()
    }

    /// Prompts once for each line. While lines are gathered there is nothing to ask for.
    private mutating func askNext() {
        guard machine.ending == nil, entries.isEmpty, !isInputOver, !answers.isGathering, !isPrompting,
            let words = PlainWords.prompt(machine, hasReturned: returned != nil)
        else { return }
        Output.ask(words)
        isPrompting = true
    }

    /// Begins to time what goes on, when it is something else than before.
    private mutating func noteOccupation() {
        let words = PlainWords.occupation(machine.phase)
        guard words != occupation?.words else { return }
        occupation?.timer.cancel()
        occupation = words.map { words in
            let timer = Task { [input] in
                try await Task.sleep(for: Self.longWait)
                input.yield(.stillBusy(words))
            }
            return (words, timer)
        }
    }

    private mutating func endPrompt() {
        if isPrompting { Output.complain("") }
        isPrompting = false
    }

    private mutating func say(_ text: String) {
        endPrompt()
        Output.complain(text)
    }
}
