/// The ranges that command line and configuration agree on.
enum InterviewLimits {
    /// Questions of one interview.
    static let questions = 1...50
    /// Minutes set aside for one interview.
    static let minutes = 1...480
}
