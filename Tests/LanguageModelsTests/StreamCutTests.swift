import InterviewKit
import Synchronization
import Testing

@testable import LanguageModels

/// Without sockets, so that every place can be tried: the bytes go to the reader as the transport gives them.
@Suite("A recorded reply")
struct StreamCutTests {
    private static let whole: [ModelEvent] = [.finished(.complete, usage: TokenUsage(prompt: 7, reply: 2))]
    private static let start = ContinuousClock.now

    /// What is read from a reply that comes piece by piece.
    private struct Reading {
        var reader: any ResponseReader<ModelEvent>
        var events: [ModelEvent] = []
        var ending: ReadStep<ModelEvent>.Ending?

        init(_ reply: RecordedReply) {
            func reader<Reply: StreamedReply>(_ reply: Reply) -> any ResponseReader<ModelEvent> {
                ReplyReader(reply, limits: ReplyLimits(), mapping: FaultMapping(), start: start)
            }
            let limit = 1 << 20
            self.reader =
                switch reply.dialect {
                case .chat: reader(ChatReply(mapping: FaultMapping(), limit: limit))
                case .anthropic: reader(AnthropicReply(mapping: FaultMapping(), limit: limit, usesTool: false))
                case .ollama: reader(OllamaReply(mapping: FaultMapping(), limit: limit))
                }
            take(self.reader.receive(ResponseHead(status: 200), at: start))
        }

        mutating func receive(_ bytes: [UInt8]) { if ending == nil { take(reader.receive(bytes, at: start)) } }
        /// The connection ends; curl calls that a success, or a transfer cut short.
        mutating func end(code: Int = 0) {
            if ending == nil { take(reader.end(TransferEnding(code: code, message: "cut"))) }
        }

        private mutating func take(_ step: ReadStep<ModelEvent>) {
            events += step.events
            ending = step.ending
        }

        var text: String {
            events.map { if case .text(let text) = $0 { text } else { "" } }.joined()
        }
        var isWhole: Bool { ending == .finished }
        var isInterrupted: Bool {
            if case .failed(let fault) = ending, case .interrupted = fault.error { true } else { false }
        }
    }

    /// One protocol with one kind of line end.
    struct Manner: CustomTestStringConvertible, Sendable {
        let reply: RecordedReply
        let lineEnd: RecordedReply.LineEnd
        var testDescription: String { "\(reply.dialect), \(lineEnd)" }

        static let all = Dialect.allCases.flatMap { dialect in
            RecordedReply.LineEnd.allCases.map { Manner(reply: RecordedReply(dialect), lineEnd: $0) }
        }
        var bytes: [UInt8] { reply.bytes(lineEnd: lineEnd) }
    }

    @Test("cut at any byte is never a whole one, and its text is a beginning of the whole text", arguments: Manner.all)
    func cuts(manner: Manner) {
        let (bytes, end) = (manner.bytes, manner.reply.end(lineEnd: manner.lineEnd))
        var (reading, cuts, taken) = (Reading(manner.reply), 0, 0)
        for count in 0..<bytes.count {
            for code in [0, 18] {
                // A value: ended here it can still be read on.
                var cut = reading
                cut.end(code: code)
                cuts += 1
                let isWhole = count >= end && (code == 0 || reading.isWhole)
                if cut.isWhole && !isWhole { taken += 1 }
                #expect(
                    cut.isWhole == isWhole && cut.isInterrupted == !isWhole,
                    "after \(count) bytes: \(cut.ending as Any)")
                #expect(manner.reply.text.hasPrefix(cut.text), "after \(count) bytes")
            }
            // One byte at a time, it reads the same in the end.
            reading.receive([bytes[count]])
        }
        reading.end()
        #expect(reading.isWhole && reading.text == manner.reply.text)
        #expect(reading.events.suffix(1) == Self.whole && reading.events.contains(.thinking))
        print("A recorded reply (\(manner.testDescription)): \(cuts) cuts, \(taken) taken for whole")
    }

    @Test("reads the same in 1,000 random splits, and cut in one of them is never whole", arguments: Manner.all)
    func splits(manner: Manner) {
        let (bytes, end) = (manner.bytes, manner.reply.end(lineEnd: manner.lineEnd))
        var dice = Dice(seed: 6)
        for number in 0..<1000 {
            let cuts = (0..<Int.random(in: 1...40, using: &dice)).map { _ in
                Int.random(in: 0...bytes.count, using: &dice)
            }
            let places = [0] + cuts.sorted() + [bytes.count]
            let last = Int.random(in: 0..<end, using: &dice)
            var (whole, cut) = (Reading(manner.reply), Reading(manner.reply))
            for (from, to) in zip(places, places.dropFirst()) {
                whole.receive(Array(bytes[from..<to]))
                if from < last { cut.receive(Array(bytes[from..<min(to, last)])) }
            }
            whole.end()
            cut.end()
            #expect(whole.isWhole && whole.text == manner.reply.text, "split \(number) at \(places)")
            #expect(whole.events.last == Self.whole.last)
            #expect(cut.isInterrupted && manner.reply.text.hasPrefix(cut.text), "split \(number), cut at \(last)")
        }
    }

    @Test("does not lose its patience with events that only keep the connection open", arguments: Dialect.allCases)
    func keepsNoPatience(dialect: Dialect) {
        let idle =
            switch dialect {
            case .chat: ": keep-alive\n\ndata:\n\n"
            case .anthropic: dialect.event("ping", nil) + ": keep-alive\n\n"
            case .ollama: "\n\r\n"
            }
        func deadline(after stream: String, then more: String) -> Duration {
            var reading = Reading(RecordedReply(dialect))
            _ = reading.reader.receive(Array(stream.utf8), at: Self.start + .seconds(50))
            _ = reading.reader.receive(Array(more.utf8), at: Self.start + .seconds(90))
            return reading.reader.deadline - Self.start
        }
        // 120 s for the first event of the reply, then 60 s for each next one.
        #expect(deadline(after: idle, then: idle) == .seconds(120))
        #expect(deadline(after: dialect.begin + dialect.text("Hi"), then: idle) == .seconds(110))
        #expect(deadline(after: dialect.begin + dialect.text("Hi"), then: dialect.text("!")) == .seconds(150))
        // Anthropic's message begins before the model has read what it is asked.
        if dialect == .anthropic {
            let beginning = dialect.event("message_start", #""message":{"usage":{"input_tokens":7}}"#)
            #expect(deadline(after: beginning, then: idle) == .seconds(120))
            #expect(deadline(after: dialect.begin, then: idle) == .seconds(110))
        }
    }
}

/// Numbers that are random and the same each time (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
