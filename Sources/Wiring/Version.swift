/// The program's version, as `--version` and the feedback documents give it.
package enum Version {
    /// By semantic versioning.
    package static let current = "0.1.0"
}
