import Glibc
import Testing

extension FuzzPath: CustomTestStringConvertible {
    var testDescription: String { name }
}

/// The short form of the fuzzing that `scripts/test --soak` does with libFuzzer and the address sanitizer.
@Suite("Fuzzing")
struct FuzzingTests {
    static let inputs = 500

    @Test("whatever comes in, each path keeps its promises", arguments: FuzzPath.all)
    func short(path: FuzzPath) {
        var tally = FuzzTally(path)
        var mutator = Mutator(path, seed: 1)
        for input in path.samples + (0..<Self.inputs).map({ _ in mutator.next() }) {
            do {
                try tally.run(input)
            } catch {
                Issue.record("\(path.name): \(error)\n\(input)")
                break
            }
        }
        #expect(tally.runs == path.samples.count + Self.inputs)
        print(tally.line)
    }

    @Test("what once broke a promise does no more", arguments: Found.all)
    func found(case found: Found) throws {
        let path = try #require(FuzzPath.all.first { $0.name == found.path })
        var tally = FuzzTally(path)
        try tally.run(found.input)
    }

    @Test("the samples of a path are read, so that what is made of them reaches far", arguments: FuzzPath.all)
    func samples(path: FuzzPath) {
        #expect(path.samples.count >= 4 && !path.words.isEmpty)
        #expect(path.samples.allSatisfy { $0.count <= path.mostBytes })
    }

    @Test("a broken promise is told of, and an input that takes too long")
    func tells() throws {
        let path = FuzzPath(name: "broken", samples: [], words: [], mostBytes: 9) { input in
            try hold(input != [7], "seven")
            let start = FuzzTally.processorSeconds()
            while input == [8], FuzzTally.processorSeconds() - start < 2 {}
        }
        var tally = FuzzTally(path)
        #expect(throws: Broken.self) { try tally.run([7]) }
        #expect(throws: Broken.self) { try tally.run([8]) }
        try tally.run([9])
        #expect(tally.slowest.input == [8])
    }

    @Test("the inputs are the same for the same seed, and others for another")
    func seeds() {
        func inputs(_ seed: UInt64) -> [[UInt8]] {
            var mutator = Mutator(.text, seed: seed)
            return (0..<50).map { _ in mutator.next() }
        }
        #expect(inputs(1) == inputs(1))
        #expect(inputs(1) != inputs(2))
        #expect(inputs(3).allSatisfy { $0.count <= FuzzPath.text.mostBytes })
    }
}
