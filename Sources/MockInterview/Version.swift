/// The program's version, as `--version` and the feedback documents give it.
enum Version {
    static let current = "0.1.0"
}
