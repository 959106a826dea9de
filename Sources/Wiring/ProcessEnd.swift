#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The end of a program that has said all it has to say.
package enum ProcessEnd {
    /// Ends the process at once, without the handlers that `exit` runs.
    ///
    /// Those take OpenSSL and libmongoc apart, while other threads still use them: the ones that watch the servers, and
    /// calls whose outcome nobody waits for any more. What is said goes straight to its file, so nothing is left to flush.
    package static func now(status: Int32) -> Never { _exit(status) }
}
