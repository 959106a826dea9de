import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Holds a server's script back until the test, or enough other scripts, have come as far.
final class Gate: Sendable {
    private let arrivals = Mutex(0)
    private let opened = DispatchSemaphore(value: 0)

    var count: Int { arrivals.withLock { $0 } }

    func open() { opened.signal() }

    /// Waits for ``open()``, for at most ten seconds.
    func wait() { _ = opened.wait(timeout: .now() + 10) }

    /// Notes that somebody came by.
    func arrive() { arrivals.withLock { $0 += 1 } }

    /// Waits, for at most ten seconds, until so many have come here.
    func waitForArrivals(_ expected: Int) {
        let isLast = arrivals.withLock { arrivals in
            arrivals += 1
            return arrivals == expected
        }
        if isLast { opened.signal() }
        wait()
        opened.signal()
    }
}

/// What this process holds.
enum Census {
    static var threads: Int { entries("/proc/self/task").count }

    /// Open sockets whose other end is `port` of this machine.
    static func connections(to port: UInt16) -> Int {
        entries("/proc/self/fd").compactMap { Int32($0) }.count { descriptor in
            var address = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let outcome = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &length) }
            }
            return outcome == 0 && UInt16(bigEndian: address.sin_port) == port
        }
    }

    private static func entries(_ folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        return names
    }
}
