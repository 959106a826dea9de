/// What the screen of ``StatisticsSample`` shows, row by row.
enum StatisticsFrames {
    static let text: [Int: String] = [:]
}
