import Testing

@testable import TerminalUI

@Suite("Home, review, help and the question before deleting, whole")
struct ScreenFrameTests {
    @Test("look as they are meant to at 40, 80 and 200 columns", arguments: [40, 80, 200])
    func frames(columns: Int) throws {
        for (name, frame) in ScreenSamples.all(columns) {
            let expected = try #require(ScreenFrames.text["\(name) \(columns)"])
            #expect(frame.text.joined(separator: "\n") == expected, "\(name) at \(columns)")
        }
    }

    @Test("set apart by their style what is chosen, asked and pressed", arguments: [40, 80, 200])
    func styles(columns: Int) throws {
        let frames = Dictionary(uniqueKeysWithValues: ScreenSamples.all(columns).map { ($0.name, $0.frame) })
        #expect(frames["home"]?.texts(in: .selection) == ["‹ java ›"])
        #expect(frames["list"]?.texts(in: .selection).first?.hasPrefix("› s4") == true)
        #expect(frames["list"]?.texts(in: .candidate) == ["java"])
        #expect(frames["delete"]?.texts(in: .warning).joined(separator: " ").hasPrefix("Delete the completed") == true)
        #expect(frames["delete"]?.texts(in: .key) == ["y", "n"])
        #expect(frames["review"]?.texts(in: .selection).contains("‹Transcript›") == true)
        #expect(frames["feedback"]?.texts(in: .selection).contains("‹Feedback›") == true)
        #expect(
            frames["feedback"]?.texts(in: .selection).joined(separator: " ").contains("“One lost update can happen”")
                == true)
        #expect(frames["home help"]?.texts(in: .header).first == "New interview")
    }
}
