/// The ranges that command line and configuration agree on.
package enum InterviewLimits {
    /// Questions of one interview.
    package static let questions = 1...50
    /// Minutes set aside for one interview.
    package static let minutes = 1...480
}
