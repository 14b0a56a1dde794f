package import ChassisCore
import ChassisStore

extension Engine {
    /// Puts every sample of a suite to a bundle, as jobs of the queue `evals`: when this returns, they are on disk, and
    /// whoever works that queue goes on with them.
    ///
    /// - Throws: `.eval` for a suite, bundle, model or judge that can't be used, and for a cap without prices;
    ///   `.store(.eval)` for an unknown baseline.
    package func startEvalRun(_ request: EvalRequest) async throws(EngineError) -> EvalRun {
        let plan = try self.plan(request)
        if let id = request.baseline {
            let baseline = try await evalRun(id)
            guard baseline.suite == plan.suite.name else {
                throw .eval(.otherSuite(id, suite: baseline.suite, expected: plan.suite.name))
            }
        }
        let admission = try admission(for: plan)
        do { return try await store.admitEvalRun(admission) } catch { throw .store(error) }
    }

    /// Looks up a suite and everything it needs; writes nothing.
    func plan(_ request: EvalRequest) throws(EngineError) -> EvalPlan {
        let suite: GoldenSuite
        do {
            suite = try golden.load(request.suite)
        } catch let error as any OperatorError {
            throw .eval(.suite(JobError(error)))
        } catch {
            throw .eval(.suite(JobError(code: "suite_unreadable", message: "\(error)", remedy: nil)))
        }
        return try EvalPlan(request, suite: suite, setup: setup, now: clock.now())
    }

    /// - Throws: `.store(.eval(.notFound))` where there is none.
    package func evalRun(_ id: EvalRunID) async throws(EngineError) -> EvalRun {
        let run: EvalRun?
        do { run = try await store.evalRun(id) } catch { throw .store(error) }
        guard let run else { throw .store(.eval(.notFound(id))) }
        return run
    }

    private func admission(for plan: EvalPlan) throws(EngineError) -> EvalAdmission {
        let now = clock.now()
        let run = EvalRun(
            id: EvalRunID(0), suite: plan.suite.name, suiteVersion: plan.suite.version, bundle: plan.bundle,
            model: plan.request.model, state: .running, epochs: plan.request.epochs, total: 0, costCap: plan.costCap,
            baseline: plan.request.baseline, purpose: plan.request.purpose, bundleHash: plan.fingerprint,
            createdAt: now)
        var samples: [EvalAdmission.Sample] = []
        for sample in plan.suite.samples {
            for epoch in 1...plan.request.epochs {
                let pin = JobPin(
                    sample: sample, epoch: epoch, bundle: plan.bundle, bundleHash: plan.fingerprint,
                    model: plan.request.model, usesCache: plan.request.usesCache,
                    judge: sample.scorer == .judge ? plan.judge : nil,
                    isCapped: plan.costCap != nil, isCompared: plan.request.baseline != nil)
                let input = Array(sample.input.utf8)
                samples.append(
                    try evalSample(
                        pin, input: input, feature: plan.feature,
                        priority: plan.request.purpose == .gate ? .high : .normal, now: now))
            }
        }
        return EvalAdmission(run: run, samples: samples, now: now)
    }

    /// One question of a run, sealed.
    ///
    /// - Parameter priority: Among evals: somebody waits for a gate.
    func evalSample(
        _ pin: JobPin, input: [UInt8], feature: Feature, priority: Priority, now: Timestamp
    ) throws(EngineError) -> EvalAdmission.Sample {
        let owner = InternalTenant.evals
        let (sealedInput, sealedPin): ([UInt8], [UInt8])
        do {
            sealedInput = try vault.seal(input, for: owner, as: .input)
            sealedPin = try vault.seal(Array(pin.json.text.utf8), for: owner, as: .pin)
        } catch { throw .vault(error) }
        let job = Admission(
            tenant: Tenant(id: owner, name: "Evals", plan: owner), plan: Self.evalPlan, feature: pin.bundle.feature,
            credits: .zero, promptName: feature.prompt, promptVersion: pin.bundle.version, priority: priority,
            maxAttempts: feature.limits.attempts, deadline: now + Self.evalPatience, requestHash: [],
            sealedInput: sealedInput, maxQueuedJobs: .max, now: now, queue: .evals)
        return EvalAdmission.Sample(
            id: pin.sample.id, category: pin.sample.category, question: pin.sample.question(input: input),
            epoch: pin.epoch, job: job, sealedPin: sealedPin)
    }

    /// How long a run may wait for workers. Each attempt has the feature's own deadline from its beginning.
    private static let evalPatience = Duration.seconds(30 * 86_400)
    private static let evalPlan = Plan(name: InternalTenant.evals, monthlyCredits: .zero, maxQueuedJobs: .max)
}
