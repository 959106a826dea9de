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
    /// regular end. A process that is killed leaves it behind, and a later one with the same id complains of it on standard
    /// error, before anything could take its messages off there. Unlinked, it goes with the process; the counting itself goes on.
    package static func unlink() {
        _ = shm_unlink("/mongoc-\(getpid())")
    }
}
