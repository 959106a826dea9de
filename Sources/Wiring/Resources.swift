internal import Foundation

/// Where the files that come with the program are.
package enum Resources {
    /// The folder of the question bank: beside the program as it is built, or under `share` as it is installed.
    package static var questions: String {
        let program =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
        let folder = (program as NSString).deletingLastPathComponent
        let places = [
            folder + "/mock-interview_InterviewKit.resources/Questions",
            (folder as NSString).deletingLastPathComponent + "/share/mock-interview/Questions",
        ]
        return places.first { FileManager.default.fileExists(atPath: $0) } ?? places[0]
    }
}
