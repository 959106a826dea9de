internal import ArgumentParser

/// What the program tells the shell. Wrong usage is 64, from ArgumentParser.
enum ExitStatus {
    static let failed = ExitCode(1)
    static let noSuchSession = ExitCode(3)
    static let storeUnreachable = ExitCode(4)
    static let modelUnreachable = ExitCode(5)
    static let usage = ExitCode(64)
}
