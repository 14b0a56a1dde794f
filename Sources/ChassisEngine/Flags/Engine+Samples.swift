package import ChassisCore
import ChassisStore

/// What a review says of the answer that a sample is made of.
struct Review: Sendable {
    var flag: FlaggedAnswer
    var verdict: FlagVerdict?
}

/// Golden samples out of traces.
extension Engine {
    /// Makes a golden sample of a job, masked, and adds it to a suite; one that was made before is returned as it is, and
    /// never taken for another answer or category than it has.
    ///
    /// The expected answer is the one given, else the flag's, else the answer itself if the review found it correct.
    /// How answers are compared follows from the feature: by the members named where it has a schema; texts by being
    /// contained if they are short, by similarity if they are long.
    ///
    /// - Parameter suite: Its file is made if need be.
    /// - Parameter category: `nil` for the flag's verdict, or the feature's name without one.
    /// - Parameter flag: The flag that it is made for; it names the sample `flag-12`, else it is `trace-42`. The sample is
    ///   noted on it once it is in its file; where that fails, doing it again notes the sample that is there.
    /// - Throws: `.store`: `.jobNotFound`, `.inputGone` after its retention, `.flag(.notFound)`; `.review`, also for a
    ///   suite of another feature.
    @discardableResult
    package func makeSample(
        from job: JobID, expected: String?, suite: String, category: String?, flag: FlagID?
    ) async throws(EngineError) -> GoldenSample {
        guard let flag else {
            return try await makeSample(from: job, expected: expected, suite: suite, category: category, review: nil)
        }
        let found: FlaggedAnswer?
        do { found = try await store.flag(flag) } catch { throw .store(error) }
        guard let found, found.job == job else { throw .store(.flag(.notFound(flag))) }
        let sample = try await makeSample(
            from: job, expected: expected, suite: suite, category: category,
            review: Review(flag: found, verdict: found.verdict))
        do {
            // Whoever has changed the flag meanwhile: the sample is there.
            _ = try await store.changeFlag(FlagTarget(id: flag, version: nil), .sampled("\(suite)/\(sample.id)"))
        } catch { throw .store(error) }
        return sample
    }

    func makeSample(
        from id: JobID, expected: String?, suite: String, category: String?, review: Review?
    ) async throws(EngineError) -> GoldenSample {
        let job = try await knownJob(id)
        guard job.feature != Feature.embeddingsName else { throw .review(.noAnswer(id, feature: job.feature)) }
        try refuseOther(than: job, suite)
        let name = review.map { "flag-\($0.flag.id.number)" } ?? "trace-\(id.number)"
        let known = try sample(name, of: job, in: suite)
        var typed = try await typedText(about: job)
        guard let input = known?.input ?? typed.input else { throw .store(.inputGone(id)) }
        let feature = setup.workspace.feature(job.feature)
        var options = JSONObject([("feature", .string(job.feature)), ("trace", .string(id.trace))])
        if let review { options["flag"] = .string(review.flag.id.description) }
        var sample = GoldenSample(
            id: name, category: category?.trimmed ?? review?.verdict?.rawValue ?? job.feature, input: input,
            scorer: .contains, options: options)
        let given: String?
        do {
            given = try typed.optional(expected, "expected answer", limit: TypedText.expectedLimit)
        } catch { throw .review(error) }
        if let known, given == nil {
            return try known.agreed(
                category: category?.trimmed ?? review?.verdict?.rawValue, place: golden.place, suite)
        }
        let wanted: String
        // What the flag and the trace say is masked already.
        if let given { wanted = given } else { wanted = try await kept(review, of: job) }
        do {
            let text = try typed.bounded(wanted, "expected answer", limit: TypedText.expectedLimit)
            (sample.expected, sample.scorer) = try Self.comparison(text, schema: feature?.schema, of: job)
            sample.category = try typed.name(sample.category, "category")
        } catch { throw .review(error) }
        if let known {
            let isSame = known.expected == sample.expected && known.scorer == sample.scorer
            return try known.agreed(
                category: category == nil && review?.verdict == nil ? nil : sample.category, isSame: isSame,
                place: golden.place, suite)
        }
        do {
            try golden.append(sample, suite)
        } catch let error as any OperatorError {
            throw .review(.golden(error))
        } catch { throw .review(.goldenFailed(suite: suite, reason: "\(error)")) }
        return sample
    }

    /// Refuses a suite of another feature: a run would ask the sample of that one's prompt, and it could never pass.
    private func refuseOther(than job: Job, _ suite: String) throws(EngineError) {
        let workspace = setup.workspace
        // A suite that can't be read now may be a new one; adding to it says what is wrong.
        let known = (try? golden.load(suite)) ?? GoldenSuite(name: suite, samples: [], version: "")
        guard !known.takes(job.feature, in: workspace), let feature = known.feature(in: workspace) else { return }
        let named = workspace.feature(job.feature)?.evals.suite
        let own = ((try? golden.names()) ?? []).filter { name in
            name == named || (try? golden.load(name))?.feature(in: workspace) == job.feature
        }
        throw .review(.otherFeature(job.id, feature: job.feature, suite: suite, of: feature, own: own))
    }

    /// The sample of that name, if it is of that job.
    private func sample(_ name: String, of job: Job, in suite: String) throws(EngineError) -> GoldenSample? {
        // A suite that can't be read now may be a new one; adding to it says what is wrong.
        guard let known = try? golden.load(suite).samples.first(where: { $0.id == name }) else { return nil }
        guard known.options["trace"] == .string(job.id.trace) else {
            throw .review(.sampleTaken(name, suite: suite))
        }
        return known
    }

    /// What the reporter said that the answer should have been, else the answer that was found correct.
    private func kept(_ review: Review?, of job: Job) async throws(EngineError) -> String {
        if let expected = review?.flag.expected { return expected }
        var answer: String?
        if review?.verdict == .correct {
            do { answer = try await store.trace(job.id)?.final } catch { throw .store(error) }
        }
        guard let answer, !answer.trimmed.isEmpty else { throw .review(.nothingExpected(job.id)) }
        return answer
    }

    /// Texts up to this many characters on one line are looked for in the answer; longer ones are compared by likeness.
    private static let shortText = 80

    private static func comparison(
        _ text: String, schema: String?, of job: Job
    ) throws(ReviewError) -> (JSON, ScorerName) {
        guard let schema else {
            let isShort = text.unicodeScalars.count <= shortText && !text.contains(where: \.isNewline)
            return (.string(text), isShort ? .contains : .similarity)
        }
        guard let value = try? JSON(parsing: text), value.object != nil else {
            throw .expectedNotObject(feature: job.feature, schema: schema)
        }
        return (value, .json)
    }
}

extension GoldenSample {
    /// The sample, if it is what was asked for: its file is people's to change, so another one is refused, not written.
    ///
    /// - Parameter category: `nil` where none was asked for.
    fileprivate func agreed(
        category: String?, isSame: Bool = true, place: (String, String) -> String, _ suite: String
    ) throws(EngineError) -> GoldenSample {
        guard isSame, category == nil || category == self.category else {
            throw .review(.sampleDiffers(id, place: place(id, suite)))
        }
        return self
    }
}
