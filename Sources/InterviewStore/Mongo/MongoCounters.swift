#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The driver's counters, which it shares with tools that watch it.
package enum MongoCounters {
    /// Takes the counters of this process out of sight, to be called first of all.
    ///
    /// Merely being linked, libmongoc makes a piece of shared memory named after the process id before `main`, and removes it at a
    /// regular end. A process that is killed leaves it behind. Unlinked, it goes with the process; the counting itself goes on. One
    /// that another process of the same id left is removed even earlier, by the target CMongocCounters.
    package static func unlink() {
        _ = shm_unlink("/mongoc-\(getpid())")
    }
}
