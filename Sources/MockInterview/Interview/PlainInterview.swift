internal import Foundation
internal import InterviewKit
internal import TerminalUI
internal import Wiring

/// The interview line by line: one line is one answer or command; what is said goes to standard output, what goes wrong
/// to standard error. For screen readers and pipes.
struct PlainInterview {
    private enum Event: Sendable {
        case line(String)
        case endOfInput
        case interview(InterviewEvent)
    }

    private var machine: InterviewMachine
    private let conductor: Conductor
    private let labels: ChatLabels
    private let events: AsyncStream<Event>
    private let input: AsyncStream<Event>.Continuation
    private let isInteractive = isatty(STDIN_FILENO) == 1
    /// Lines that came before they were awaited.
    private var lines: [String] = []
    private var isInputOver = false
    private var printed = 0
    private var printedNotice: Notice?

    init(_ machine: InterviewMachine, store: any SessionStore, interviewer: any Interviewer, labels: ChatLabels) {
        self.machine = machine
        self.labels = labels
        let (events, input) = AsyncStream.makeStream(of: Event.self)
        self.events = events
        self.input = input
        conductor = Conductor(store: store, interviewer: interviewer) { input.yield(.interview($0)) }
    }

    mutating func hold() async -> InterviewResult {
        Output.say(labels.introduction)
        readLines()
        await conductor.run(machine.begin(at: .now()))
        for await event in events {
            switch event {
            case .line(let line): lines.append(line)
            case .endOfInput: isInputOver = true
            case .interview(let event): await conductor.run(machine.handle(event, at: .now()))
            }
            report()
            while machine.ending == nil, await takeLine() { report() }
            if machine.ending != nil { break }
        }
        await conductor.finish()
        return InterviewResult(machine)
    }

    /// Does what the next line asks for, if the interview is at a point where it can be asked.
    private mutating func takeLine() async -> Bool {
        switch machine.phase {
        case .awaitingAnswer, .over: break
        case .blocked:
            // Nobody is there to try again.
            if !isInteractive || (isInputOver && lines.isEmpty) { return await obey(.quit) }
            guard lines.first.flatMap({ Command(draft: $0) }) != nil else {
                if !lines.isEmpty { say("Kept; it is sent once the trouble is over: /retry, or /quit.") }
                return false
            }
        case .opening, .saving, .thinking, .speaking, .assessing, .reporting: return false
        }
        guard !lines.isEmpty else {
            return isInputOver || (machine.phase == .over && !isInteractive) ? await obey(.quit) : false
        }
        let line = lines.removeFirst()
        if let command = Command(draft: line) { return await obey(command) }
        if machine.phase == .over { return await obey(.quit) }
        await conductor.run(machine.handle(.answerSubmitted(line), at: .now()))
        return true
    }

    private mutating func obey(_ command: Command) async -> Bool {
        if command == .help {
            for command in Command.allCases { Output.say("/\(command.rawValue): \(command.summary)") }
        }
        if command != .quit { printedNotice = nil }
        await conductor.run(machine.handle(.command(command), at: .now()))
        return true
    }

    /// Prints what is new.
    private mutating func report() {
        for message in machine.record.messages.dropFirst(printed) {
            printed += 1
            let turn = machine.record.turns[message.id]
            switch message.role {
            case .system: continue
            case .user: if !isInteractive { Output.say("You: \(message.content)\n") }
            case .assistant:
                let number = machine.record.exchanges.last?.number ?? 0
                let label = turn?.move == .hint ? "Hint" : "Question \(number) of \(machine.record.plan.questions)"
                Output.say("\(label): \(message.content)\(turn?.isCut == true ? " [cut short]" : "")\n")
            }
        }
        if let draft = machine.takeReturnedDraft() { lines.insert(draft, at: 0) }
        if machine.notice != printedNotice {
            printedNotice = machine.notice
            if let notice = machine.notice { say(labels.sentence(notice)) }
        }
        if machine.phase == .over, !isReportPrinted {
            isReportPrinted = true
            if let report = machine.report { Output.say("Feedback\n\n\(report.content.trimmed)\n") }
            if isInteractive { say("Enter leaves.") }
        }
    }
    private var isReportPrinted = false

    private func say(_ text: String) { Output.complain(text) }

    /// Reads lines on a thread of its own: reading blocks.
    private nonisolated func readLines() {
        let input = input
        Thread.detachNewThread {
            while let line = readLine() { input.yield(.line(line)) }
            input.yield(.endOfInput)
        }
    }
}
