package import ChassisCore

/// The stages of a call, in order, each timed.
package struct Pipeline: Sendable {
    private let stages: [any Stage]
    private let clock: any WallClock

    package init(clock: any WallClock, _ stages: [any Stage]) {
        self.clock = clock
        self.stages = stages
    }

    /// Runs the stages until one throws; what the call has gathered by then stays in it, so that a call that fails
    /// half-way is billed and traced like any other.
    package func run(_ call: inout Call) async throws(StageError) {
        let begin = clock.monotonicNanoseconds()
        for stage in stages {
            let kind = type(of: stage)
            if kind.isSkippedOnceAnswered && call.isAnswered || !stage.isNeeded(by: call) { continue }
            let start = clock.monotonicNanoseconds()
            let place = call.spans.count
            var status = Span.Status.ok
            let failure: StageError?
            do {
                try await stage.run(&call)
                failure = nil
            } catch {
                status = .error
                call.notes["error.type"] = error.code
                failure = error
            }
            // A stage's own spans (one a provider call) follow the stage's.
            for index in place..<call.spans.count { call.spans[index].startNanoseconds -= begin }
            call.spans.insert(
                Span(
                    name: kind.name, attempt: call.job.attempts, startNanoseconds: start - begin,
                    durationNanoseconds: clock.monotonicNanoseconds() - start, status: status, attributes: call.notes),
                at: place)
            call.notes = [:]
            if let failure { throw failure }
        }
    }
}
