internal import Foundation

/// What the kernel writes of a program that crashed.
package enum CoreFiles {
    /// A core file would hold every key, password and answer that the program holds, for whoever finds it.
    package static func forbid() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        #else
            setrlimit(RLIMIT_CORE, &none)
        #endif
    }
}
