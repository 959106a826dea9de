/// Why a sentence is not said.
enum SpeechFault: Hashable, Sendable {
    /// The speech would have more words than it may.
    case tooLong
    /// It asks a second thing, or asks where nothing is to be asked.
    case secondQuestion
    /// It asks for something without being a question, where one is wanted.
    case noQuestion
    /// It asks about something else than it should.
    case astray
    /// It judges or scores the candidate.
    case verdict
    /// The interviewer has said it before.
    case repetition
    /// It holds words of a key point that the candidate has not used.
    case leak
    /// It holds a quotation that is nobody's.
    case misquotation
    /// It holds characters that have no place in speech.
    case characters
    /// It is formatted, or holds a role, a tag or a fence.
    case markup
    /// It holds an address.
    case address
    /// It speaks of the speaker, as a person, as a machine or of its instructions, or declines.
    case chatter
}
