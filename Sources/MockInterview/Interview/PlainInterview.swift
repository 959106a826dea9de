internal import Foundation
internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// The interview line by line: one line is one answer or command; what is said goes to standard output, what goes wrong
/// to standard error. For screen readers and pipes.
struct PlainInterview {
    private enum Event: Sendable {
        /// nil at the end of input.
        case line(String?)
        /// Ctrl-C.
        case interrupted
        case interview(InterviewEvent)
        /// A minute of the interview is full.
        case minute
    }

    private var machine: InterviewMachine
    private let conductor: Conductor
    private let labels: ChatLabels
    private let events: AsyncStream<Event>
    private let input: AsyncStream<Event>.Continuation
    private let reader = LineReader()
    private let isInteractive = isatty(STDIN_FILENO) == 1
    /// Lines that came before they were awaited.
    private var lines: [String] = []
    private var isInputOver = false
    /// An answer that could not be stored: an empty line or `/retry` sends it again.
    private var returned: String?
    private var printed = Printed()
    /// Waits for the next full minute.
    private var clock: Task<Void, any Error>?

    /// What has been said already.
    private struct Printed {
        var messages = 0
        /// How many messages an earlier sitting left.
        var earlier = 0
        var questions = 0
        var notice: Notice?
        var report = false
    }

    init(_ machine: InterviewMachine, store: any SessionStore, interviewer: any Interviewer, labels: ChatLabels) {
        self.machine = machine
        self.labels = labels
        let (events, input) = AsyncStream.makeStream(of: Event.self)
        self.events = events
        self.input = input
        conductor = Conductor(store: store, interviewer: interviewer) { input.yield(.interview($0)) }
    }

    mutating func hold() async -> InterviewResult {
        if !labels.introduction.isEmpty { Output.say(labels.introduction) }
        reader.start { [input] in input.yield(.line($0)) }
        let interrupts = Self.interrupts { [input] in input.yield(.interrupted) }
        defer { interrupts.cancel() }
        await conductor.run(machine.begin(at: .now()))
        setClock()
        defer { clock?.cancel() }
        for await event in events {
            switch event {
            case .line(let line?): lines.append(line)
            case .line(nil): isInputOver = true
            case .interrupted: _ = await obey(.quit)
            case .interview(let event):
                if case .opened(let record) = event { printed.earlier = record.messages.count }
                await conductor.run(machine.handle(event, at: .now()))
            case .minute:
                // What a terminal holds of a line that is not ended yet cannot be known.
                await conductor.run(machine.handle(.minutePassed(hasDraft: isInteractive), at: .now()))
                setClock()
            }
            report()
            while machine.ending == nil, await takeLine() { report() }
            if machine.ending != nil { break }
        }
        await conductor.finish()
        return InterviewResult(machine, draft: machine.takeReturnedDraft() ?? returned ?? "")
    }

    private mutating func setClock() {
        let seconds = machine.secondsToNextMinute(at: .now())
        clock = Task { [input] in
            try await Task.sleep(for: .seconds(seconds))
            input.yield(.minute)
        }
    }

    /// Ctrl-C pauses the interview, as on the screen. A second one ends the program if the first could not be done.
    private static func interrupts(_ take: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            signal(SIGINT, SIG_DFL)
            take()
        }
        source.resume()
        return source
    }

    /// Does what the next line asks for, if the interview is at a point where it can be asked. Whether it did anything.
    private mutating func takeLine() async -> Bool {
        switch machine.phase {
        case .awaitingAnswer where returned != nil: return await takeLineForReturned()
        case .awaitingAnswer, .over: return await takeNextLine()
        case .blocked: return await takeCommand()
        case .opening, .saving, .thinking, .speaking, .assessing, .reporting: return false
        }
    }

    private mutating func takeNextLine() async -> Bool {
        guard let line = nextLine() else {
            return isInputOver || (machine.phase == .over && !isInteractive) ? await obey(.quit) : false
        }
        if let command = Command(draft: line) { return await obey(command) }
        if machine.phase == .over { return await obey(.quit) }
        await send(line)
        return true
    }

    /// Something failed: the next line that is a command is obeyed, before those that wait to be sent.
    private mutating func takeCommand() async -> Bool {
        // Nobody is there to try again.
        guard isInteractive else { return await obey(.quit) }
        guard let index = lines.firstIndex(where: { Command(draft: $0) != nil }),
            let command = Command(draft: lines[index])
        else { return isInputOver ? await obey(.quit) : false }
        lines.remove(at: index)
        reader.use()
        return await obey(command)
    }

    /// An answer came back: it is sent again when the candidate says so, and handed out with the farewell otherwise.
    private mutating func takeLineForReturned() async -> Bool {
        guard isInteractive else { return await obey(.quit) }
        guard let line = nextLine() else { return isInputOver ? await obey(.quit) : false }
        let command = Command(draft: line)
        if let command, command != .retry { return await obey(command) }
        if let answer = returned, command == .retry || line.allSatisfy(\.isWhitespace) {
            returned = nil
            await send(answer)
        } else {
            say("Your answer still waits: an empty line sends it again. This line was not taken.")
        }
        return true
    }

    private mutating func nextLine() -> String? {
        guard !lines.isEmpty else { return nil }
        reader.use()
        return lines.removeFirst()
    }

    private mutating func send(_ answer: String) async {
        await conductor.run(machine.handle(.answerSubmitted(answer), at: .now()))
    }

    private mutating func obey(_ command: Command) async -> Bool {
        if command == .help {
            for command in Command.allCases { Output.say("/\(command.rawValue): \(command.summary)") }
        }
        if command != .quit { printed.notice = nil }
        await conductor.run(machine.handle(.command(command), at: .now()))
        return true
    }

    // MARK: Printing

    /// Prints what is new.
    private mutating func report() {
        for message in machine.record.messages.dropFirst(printed.messages) {
            printed.messages += 1
            print(message)
        }
        if let draft = machine.takeReturnedDraft() { returned = draft }
        if machine.notice != printed.notice {
            printed.notice = machine.notice
            if let notice = machine.notice { say(labels.sentence(notice)) }
        }
        if machine.phase == .over, !printed.report {
            printed.report = true
            if let report = machine.report { Output.say("Feedback\n\n\(report.content.trimmed)\n") }
            if isInteractive { say("Enter leaves.") }
        }
    }

    private mutating func print(_ message: Message) {
        let turn = machine.record.turns[message.id]
        guard let line = TranscriptLine(message, turn: turn) else { return }
        var label = line.speaker.rawValue
        switch line.speaker {
        // Whoever types sees the line already, in this sitting.
        case .candidate where isInteractive && printed.messages > printed.earlier: return
        case .candidate, .hint: break
        case .interviewer where (turn?.move ?? .question) != .question: break
        case .interviewer:
            printed.questions = turn?.question ?? printed.questions + 1
            label = "Question \(printed.questions) of \(machine.record.plan.questions)"
        }
        Output.say("\(label): \(line.text)\(line.isCut ? " [cut short]" : "")\n")
    }

    private func say(_ text: String) { Output.complain(text) }
}
