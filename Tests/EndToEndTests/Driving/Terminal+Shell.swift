import Foundation
import Glibc

/// What is asked of a terminal in which a shell runs.
extension Terminal {
    /// tmux's words for whether the program has asked for the mouse.
    static let mouse = "#{mouse_any_flag} #{mouse_sgr_flag}"

    /// The terminal's modes as a shell's command sees them.
    func modes(as name: String) async throws -> String {
        let file = machine.folder.appending(path: "modes-\(name)").path
        try await enter("stty -a > '\(file)'; touch '\(file).done'")
        return try await eventually {
            FileManager.default.fileExists(atPath: file + ".done")
                ? String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self) : nil
        } complaint: {
            "stty does not answer; the screen is:\n\(try await screen())"
        }
    }

    /// The process that has the terminal: the program, the shell's only child.
    func foreground() async throws -> pid_t {
        let parent = try await process()
        return try await eventually {
            let children = try? String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
            return children?.split(separator: " ").last.flatMap { pid_t($0) }
        } complaint: {
            "the shell has no child"
        }
    }

    /// Waits until the shell's child is stopped, as the kernel sees it.
    func isStopped() async throws {
        let child = try await foreground()
        _ = try await eventually {
            let stat = try String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
            return stat.split(separator: ")").last?.split(separator: " ").first == "T" ? true : nil
        } complaint: {
            "the program is not stopped; the screen is:\n\(try await screen())"
        }
    }
}
