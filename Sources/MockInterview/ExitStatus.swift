internal import ArgumentParser
internal import InterviewKit

/// What the program tells the shell. Wrong usage is 64, from ArgumentParser.
enum ExitStatus {
    static let failed = ExitCode(1)
    static let noSuchSession = ExitCode(3)
    static let storeUnreachable = ExitCode(4)
    static let modelUnreachable = ExitCode(5)
    static let usage = ExitCode(64)

    /// The status for what a store failed with.
    static func of(_ error: StoreError) -> ExitCode {
        switch error {
        case .invalidURI, .unreachable, .authenticationFailed, .unknownOutcome: storeUnreachable
        case .noSuchSession: noSuchSession
        default: failed
        }
    }
}
