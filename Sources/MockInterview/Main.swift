internal import ArgumentParser
internal import InterviewStore

@main
enum Main {
    static func main() async {
        MongoCounters.unlink()
        await MockInterviewCommand.main()
        if Output.hasFailed { MockInterviewCommand.exit(withError: ExitStatus.failed) }
    }
}
