internal import Testing

@testable import Wiring

@Suite("Where files live")
struct PathsTests {
    @Test("without XDG variables everything is under the home folder")
    func home() {
        let paths = Paths(environment: ["HOME": "/home/ada"])
        #expect(paths.configFile == "/home/ada/.config/mock-interview/config.json")
        #expect(paths.questions == "/home/ada/.config/mock-interview/questions")
        #expect(paths.database == "/home/ada/.local/share/mock-interview/sessions.sqlite")
        #expect(paths.log == "/home/ada/.local/state/mock-interview/mock-interview.log")
    }

    @Test("each XDG variable moves its own kind of file")
    func moved() {
        let paths = Paths(
            environment: ["HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"])
        #expect(paths.configFile == "/c/mock-interview/config.json")
        #expect(paths.questions == "/c/mock-interview/questions")
        #expect(paths.database == "/d/mock-interview/sessions.sqlite")
        #expect(paths.log == "/s/mock-interview/mock-interview.log")
    }

    @Test("a relative or empty XDG variable is ignored, as the specification says", arguments: ["data", "./data", ""])
    func relative(value: String) {
        let paths = Paths(environment: ["HOME": "/h", "XDG_DATA_HOME": value])
        #expect(paths.database == "/h/.local/share/mock-interview/sessions.sqlite")
    }
}
