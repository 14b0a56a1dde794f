package import ChassisCore
import ChassisStore

extension Engine {
    /// Follows a job from a place on: its changes of state and its answer while it grows, whichever process works it.
    ///
    /// The deltas since the last `reset`, joined, are the answer once the job has completed. Features with a schema and
    /// answers from the cache send theirs at their end. No delta is longer than `JobEvent.largestText`. Whoever calls this makes
    /// sure that the job is the caller's.
    ///
    ///     for try await event in engine.follow(id, after: EventPosition("3.120") ?? .start) { … }
    package func follow(
        _ job: JobID, after position: EventPosition = .start, _ manner: EventHub.Manner = []
    ) -> JobEvents {
        JobEvents(engine: self, job: job, position: position, manner: manner)
    }

    /// Counts as one who follows a job in that manner, as long as it is held.
    package func attend(_ job: JobID, _ manner: EventHub.Manner) -> EventHub.Registration {
        hub.register(job, manner.union(.forEnd))
    }

    /// Writes down what this process has of a job's growing answer, so that who follows it durably has as much as others.
    package func writeDown(_ job: JobID) async { await hub.flush(job) }

    /// The job once it has ended, or as it is when the time is up; `nil` when there is none. Asks the store only when
    /// something has happened.
    package func finished(_ id: JobID, within time: Duration) async throws -> Job? {
        try await ended(id, within: time)?.job
    }

    /// As `finished`, with the answer where it is at hand.
    ///
    /// - Parameters:
    ///   - time: `nil` for as long as it takes.
    ///   - offer: Is given what makes this throw `CancellationError`, as the cancellation of its task does.
    package func ended(
        _ id: JobID, within time: Duration? = nil, leaving offer: (@escaping @Sendable () -> Void) -> Void = { _ in }
    ) async throws -> EndedJob? {
        let registration = hub.register(id, .forEnd)
        offer { [wakeup = registration.wakeup] in wakeup.raise(.leave) }
        // Who waits for the end of what runs here need not look whether there is such a job.
        if time != nil || !hub.runs(id) {
            guard let first = try await store.job(id) else { return nil }
            if first.state.isFinal || time.map({ $0 <= .zero }) == true { return EndedJob(job: first) }
        }
        let alarm = time.map { time in clock.alarm(after: time) { registration.wakeup.raise(.time) } }
        defer { alarm?.cancel() }
        while true {
            let reasons = try await registration.wakeup.wait()
            if let ended = registration.ended { return ended }
            if reasons.contains(.leave) { throw CancellationError() }
            guard reasons.contains(.row) || reasons.contains(.time) else { continue }
            guard let job = try await store.job(id) else { return nil }
            if job.state.isFinal || reasons.contains(.time) { return EndedJob(job: job) }
        }
    }
}
