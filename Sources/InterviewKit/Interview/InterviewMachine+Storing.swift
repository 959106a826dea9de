// Steps to the store, and what follows when they are written or fail.

extension InterviewMachine {
    mutating func write(_ step: Step) -> [Effect] {
        state = .writing(step)
        return [.write(step)]
    }

    mutating func open(_ choice: SessionChoice) -> [Effect] {
        state = .opening(choice)
        return [.open(choice)]
    }

    mutating func opened(_ record: InterviewRecord, at now: Timestamp) -> [Effect] {
        guard !record.session.status.isFinal else { return leave(.openFailed(.ended(record.session))) }
        self.record = record
        newestFollowed =
            record.messages.map(\.createdAt).filter { $0.minutes(since: now) <= InterviewRecord.tolerableLeadMinutes }
            .max()
        var plan = record.plan
        // An active session was left by a crash: its last stretch is counted now, up to its last message.
        plan.minutesBeforeStretch =
            record.session.status == .active ? record.activeMinutes(at: now) : record.session.durationMinutes
        // Never before the messages of earlier stretches, which would be counted again.
        plan.stretchBeganAt = max(now, newestFollowed ?? now)
        let change = SessionChange(
            status: record.session.status == .active ? nil : .active,
            startedAt: record.session.startedAt ?? record.exchanges.first?.question.createdAt,
            durationMinutes: plan.minutesBeforeStretch, updatedAt: now)
        return write(
            Step(
                .resuming,
                [.plan(plan), .update(record.session.sessionID, change, ifStatus: record.session.status)]))
    }

    mutating func written(_ step: Step, at now: Timestamp) -> [Effect] {
        for write in step.writes { apply(write) }
        mayBeStored = false
        let command = deferred
        deferred = nil
        switch (step.kind, command) {
        case (.pausing, _): return leave(.paused(record.session))
        case (.cancelling, _): return leave(.cancelled(record.session))
        case (.completing, .some), (.feedback, .some): return leave(.completed(record.session))
        case (_, let command?): return close(by: command, at: now)

        case (.opening, nil): return greet(at: now)
        case (.greeting, nil):
            state = .recalling
            return [.recall(record.session)]
        case (.bridge, nil): return askNext(at: now)
        case (.resuming, nil): return [.recall(record.session)] + goOn(at: now)
        case (.question, nil), (.remark, nil): return awaitAnswer()
        case (.assessment, nil):
            guard let assessment = step.assessment else { return awaitAnswer() }
            return goOn(after: assessment, at: now)
        case (.answer, nil):
            clearNotice()
            guard let answer = step.message else { return awaitAnswer() }
            return judge(answer, at: now)
        case (.completing, nil): return writeReport()
        case (.feedback, nil):
            state = report?.outcome == .written ? .over : .reportFailed
            return []
        }
    }

    /// Forgets the notice, unless it is a question to the candidate that still stands.
    private mutating func clearNotice() {
        if confirming == nil { notice = nil }
    }

    private mutating func apply(_ write: Write) {
        record.apply(write)
        if case .feedback(let feedback) = write { report = feedback }
    }

    /// Goes on where the stored messages say that the interview stands.
    private mutating func goOn(at now: Timestamp) -> [Effect] {
        clearNotice()
        if let newest = record.messages.last?.createdAt,
            newest.minutes(since: now) > InterviewRecord.tolerableLeadMinutes
        {
            notice = .clockBehind(minutes: Int(newest.minutes(since: now)))
        }
        guard let last = record.exchanges.last, !last.isLeft else { return askNext(at: now) }
        if let line = last.lines.last, line.turn == nil {
            guard let assessment = record.assessments[line.message.id] else { return judge(line.message, at: now) }
            return goOn(after: assessment, at: now)
        }
        if last.isAbandoned { notice = .questionCut(nil) }
        if let turn = last.lines.last?.turn, turn.isCut {
            failedRemark = Speech(number: speeches, question: last.number, move: turn.move, keyPoint: turn.keyPoint)
            notice = .remarkCut(nil)
        }
        return awaitAnswer()
    }

    mutating func writeFailed(_ step: Step, _ error: StoreError, at now: Timestamp) -> [Effect] {
        let command = deferred
        deferred = nil
        switch (step.kind, error) {
        case (.opening, .sessionExists(let id)):
            return leave(.sessionExists(id))
        case (.assessment, _):
            // What an answer was found to say can be found again; the interview goes on.
            if let command { return close(by: command, at: now) }
            guard let assessment = step.assessment else { return awaitAnswer() }
            return goOn(after: assessment, at: now)
        case (.answer, .unreachable) where !mayBeStored, (.answer, .authenticationFailed) where !mayBeStored,
            (.answer, .refused) where !mayBeStored, (.answer, .storage) where !mayBeStored:
            // Surely not written: the answer goes back to where it can be edited and sent again.
            returnedDraft = step.message?.content
            notice = .storeFailed(error, answerReturned: true)
            let effects = awaitAnswer()
            guard let command, command == .quit || command == .pause else { return effects }
            return effects + obey(command, at: now)
        default:
            // It may have been written, now or by an earlier try. Only the same step, with the same ids, may be tried
            // again: sent as another message, the answer could be stored twice.
            mayBeStored = step.kind == .answer
            state = .writeFailed(step)
            notice = .storeFailed(error, answerReturned: false)
        }
        // Whoever asked to leave meanwhile is not to be kept by a store that hangs.
        guard let command, command == .quit || command == .pause else { return [] }
        return obey(command, at: now)
    }

    // MARK: Ending

    mutating func pause(at now: Timestamp) -> [Effect] {
        close(.pausing, as: .paused, at: now)
    }

    mutating func cancel(at now: Timestamp) -> [Effect] {
        close(.cancelling, as: .cancelled, at: now)
    }

    mutating func complete(at now: Timestamp) -> [Effect] {
        close(.completing, as: .completed, at: now)
    }

    private mutating func close(_ kind: Step.Kind, as status: Status, at now: Timestamp) -> [Effect] {
        // An answer that may or may not be stored goes along, so that none is lost to whoever leaves or ends now.
        let unsettled = unsettledAnswer
        var record = record
        for write in unsettled { record.apply(write) }
        let change = SessionChange(
            status: status, completedAt: status == .completed ? now : nil,
            durationMinutes: record.activeMinutes(at: now),
            updatedAt: now)
        var plan = record.plan
        plan.stretchBeganAt = nil
        _ = takeSpent(into: &plan)
        // Said after the minutes are counted, which end with the last message of the interview itself.
        let closing = status == .completed ? self.closing(record, at: now) : []
        // The session first: one that is not active any more never has its stretch counted again.
        return write(
            Step(
                kind,
                unsettled + closing
                    + [.update(record.session.sessionID, change, ifStatus: record.session.status), .plan(plan)]))
    }

    /// The write of an answer that may or may not have been stored.
    private var unsettledAnswer: [Write] {
        guard case .writeFailed(let step) = state, step.kind == .answer else { return [] }
        return step.writes
    }

    mutating func leave(_ ending: Ending) -> [Effect] {
        // What could not be stored is not thrown away with the screen.
        if case .writeFailed(let step) = state, let message = step.message, message.role == .user {
            returnedDraft = message.content
        }
        state = .left
        self.ending = ending
        return []
    }
}
