import Foundation
import Synchronization

// The program that `scripts/test --soak` builds: libFuzzer, whose `main` calls the two functions below. It is told the path to
// run by MOCK_INTERVIEW_FUZZ_PATH (`list` prints their names) and a folder for what it finds by MOCK_INTERVIEW_FUZZ_FOLDER; its
// arguments are libFuzzer's, such as `-runs=1000`, or files with inputs to run again.

/// Called once, before any input: takes the samples of the path and what libFuzzer needs to know of it.
@c(LLVMFuzzerInitialize)
func fuzzerWillBegin(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
    let given = (0..<Int(count.pointee)).compactMap { arguments.pointee[$0].map { String(cString: $0) } }
    let options = given.prefix(1) + Fuzzing.options(besides: given.dropFirst()) + given.dropFirst()
    let all = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: options.count + 1)
    for (place, option) in options.enumerated() { all[place] = strdup(option) }
    all[options.count] = nil
    count.pointee = CInt(options.count)
    arguments.pointee = all
    return 0
}

/// Called with each input.
@c(LLVMFuzzerTestOneInput)
func fuzzerTakes(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Fuzzing.take(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}

/// One path under libFuzzer.
private enum Fuzzing {
    private static let tally: Mutex<FuzzTally> = {
        let name = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_FUZZ_PATH"]
        if let path = FuzzPath.all.first(where: { $0.name == name }) { return Mutex(FuzzTally(path)) }
        print(FuzzPath.all.map(\.name).joined(separator: "\n"))
        exit(name == "list" ? 0 : 64)
    }()

    /// The options for the path; its samples and words are written for libFuzzer to read. Files are run as they are.
    static func options(besides given: ArraySlice<String>) -> [String] {
        let path = tally.withLock { $0.path }
        let folder = ProcessInfo.processInfo.environment["MOCK_INTERVIEW_FUZZ_FOLDER"] ?? "."
        // libFuzzer ends the process itself.
        atexit { Fuzzing.report() }
        var options = [
            "-max_len=\(path.mostBytes)", "-artifact_prefix=\(folder)/\(path.name)-", "-timeout=30",
            "-rss_limit_mb=4096",
            // At the end of each input it would count what Swift keeps for good.
            "-detect_leaks=0", "-verbosity=0", "-reload=0", "-seed=1",
        ]
        guard given.allSatisfy({ $0.hasPrefix("-") }) else { return options }
        let corpus = folder + "/corpus-" + path.name
        let dictionary = folder + "/dictionary-" + path.name
        do {
            try FileManager.default.createDirectory(atPath: corpus, withIntermediateDirectories: true)
            for (number, sample) in path.samples.enumerated() {
                try Data(sample).write(to: URL(filePath: corpus + "/sample-\(number)"))
            }
            try Data(path.words.map(entry).joined().utf8).write(to: URL(filePath: dictionary))
        } catch {
            print("the samples cannot be written: \(error)")
            exit(1)
        }
        options += ["-dict=\(dictionary)", corpus]
        return options
    }

    static func take(_ input: [UInt8]) {
        do {
            try tally.withLock { try $0.run(input) }
        } catch {
            FileHandle.standardError.write(Data("broken: \(error)\n".utf8))
            abort()
        }
    }

    private static func report() {
        FileHandle.standardOutput.write(Data((tally.withLock { $0.line } + "\n").utf8))
    }

    /// A word as libFuzzer's dictionaries spell it.
    private static func entry(_ word: String) -> String {
        "\"" + word.utf8.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\"\n"
    }
}
