package import ChassisCore
package import ChassisStore

/// The life of a flag: somebody says that an answer is wrong, somebody reviews it, and a sample may come of it.
extension Engine {
    /// Flags the answer of a job that has ended, also when there was none. A job has one open flag at most; a second
    /// report adds to its reason.
    ///
    /// - Parameter reason: Why; not blank. Masked before it is stored, as is `expected`.
    /// - Parameter reporter: `cli`, `console` or `api`, with a name where there is one: `cli ada`.
    /// - Throws: `.review` for texts that can't be taken; `.store`: `.jobNotFound`, `.wrongState` while it runs.
    @discardableResult
    package func flag(
        _ id: JobID, reason: String, expected: String?, reporter: String
    ) async throws(EngineError) -> FlaggedAnswer {
        let job = try await knownJob(id)
        guard job.state.isFinal else { throw .store(.wrongState(id, job.state, action: "flagged yet")) }
        var typed = try await typedText(about: job)
        let report: FlagReport
        do {
            report = FlagReport(
                job: id, reporter: try typed.name(reporter, "reporter"),
                reason: try typed.text(reason, "reason", limit: TypedText.reasonLimit),
                expected: try typed.optional(expected, "expected answer", limit: TypedText.expectedLimit),
                now: clock.now())
        } catch { throw .review(error) }
        do { return try await store.addFlag(report) } catch { throw .store(error) }
    }

    /// Gives a flag its verdict and, if a suite is named, makes a golden sample of it.
    ///
    /// Doing it again changes nothing and adds nothing: the sample carries the flag's number. The same verdict with a
    /// suite adds the sample later.
    ///
    /// - Parameter notes: Blank keeps those there are.
    /// - Parameter expected: What the answer should have been; `nil` keeps what the reporter said.
    @discardableResult
    package func resolveFlag(
        _ target: FlagTarget, verdict: FlagVerdict, notes: String = "", toGolden suite: String? = nil,
        expected: String? = nil
    ) async throws(EngineError) -> FlaggedAnswer {
        let flag = try await flag(target)
        if let given = flag.verdict, given != verdict { throw .store(.flag(.resolved(flag.id, given))) }
        let job = try await jobIfKept(flag)
        var typed = try await typedText(about: job ?? Job(flag))
        let texts: (notes: String?, expected: String?)
        do {
            texts = (
                try typed.optional(notes, "note", limit: TypedText.notesLimit),
                try typed.optional(expected, "expected answer", limit: TypedText.expectedLimit)
            )
        } catch { throw .review(error) }
        var sample: String?
        if let suite {
            let made = try await makeSample(
                from: flag.job, expected: expected, suite: suite, category: nil,
                review: Review(flag: flag, verdict: verdict))
            sample = "\(suite)/\(made.id)"
        }
        return try await change(
            target,
            .resolved(verdict, notes: texts.notes, expected: texts.expected, sample: sample, at: clock.now()))
    }

    /// - Parameter owner: Who reviews it; `nil` for nobody.
    @discardableResult
    package func assignFlag(_ target: FlagTarget, owner: String?) async throws(EngineError) -> FlaggedAnswer {
        let flag = try await flag(target)
        guard let owner else { return try await change(target, .assigned(nil)) }
        let typed = try await typedText(about: try await jobIfKept(flag) ?? Job(flag))
        let name: String
        do { name = try typed.name(owner, "owner") } catch { throw .review(error) }
        return try await change(target, .assigned(name))
    }

    /// Puts other notes in place of a flag's notes; blank clears them.
    @discardableResult
    package func noteFlag(_ target: FlagTarget, notes: String) async throws(EngineError) -> FlaggedAnswer {
        let flag = try await flag(target)
        var typed = try await typedText(about: try await jobIfKept(flag) ?? Job(flag))
        let text: String
        do {
            text = try typed.optional(notes, "note", limit: TypedText.notesLimit) ?? ""
        } catch { throw .review(error) }
        return try await change(target, .noted(text))
    }

    /// Takes a verdict back. A golden sample that was made stays in its suite.
    @discardableResult
    package func reopenFlag(_ target: FlagTarget) async throws(EngineError) -> FlaggedAnswer {
        try await change(target, .reopened)
    }

    private func change(_ target: FlagTarget, _ change: FlagChange) async throws(EngineError) -> FlaggedAnswer {
        do { return try await store.changeFlag(target, change) } catch { throw .store(error) }
    }

    /// The flag, if it is what the reviewer saw.
    private func flag(_ target: FlagTarget) async throws(EngineError) -> FlaggedAnswer {
        let found: FlaggedAnswer?
        do { found = try await store.flag(target.id) } catch { throw .store(error) }
        guard let found else { throw .store(.flag(.notFound(target.id))) }
        guard target.version ?? found.version == found.version else { throw .store(.flag(.changed(target.id))) }
        return found
    }

    /// A flag outlives its job's row.
    private func jobIfKept(_ flag: FlaggedAnswer) async throws(EngineError) -> Job? {
        do { return try await store.job(flag.job) } catch { throw .store(error) }
    }
}

extension Job {
    /// What a flag still knows of a job that is no longer kept.
    fileprivate init(_ flag: FlaggedAnswer) {
        self.init(
            id: flag.job, state: .completed, tenant: flag.tenant, feature: flag.feature, createdAt: flag.at,
            deadline: flag.at, promptName: flag.promptName, promptVersion: flag.promptVersion)
    }
}
