import ChassisCore
import ChassisStore

/// What a claimed job asks, and of which feature.
extension JobRun {
    /// Beyond the feature's limit, attempts that a job gets because their workers died.
    private static let toleratedCrashes = 20

    /// A job with everything that its attempt is made of, out of one configuration.
    struct Opened {
        /// Its deadline is the attempt's.
        @Boxed var job: Job
        let input: JobInput
        /// `nil` for a tenant's job.
        let eval: EvalCall?
        @Boxed var tenant: Tenant
        @Boxed var feature: Feature
        let setup: Setup
    }

    /// Opens the seals and looks up whose job it is and what serves it.
    func open(_ setup: Setup) throws(Unbegun) -> Opened {
        var job = claimed.job
        // A worker that dies with its job each time must not take the queue down with it, wherever it dies.
        if job.attempts > claimed.maxAttempts + Self.toleratedCrashes {
            throw Unbegun(StageError.crashedTooOften(attempts: job.attempts))
        }
        let eval: EvalCall?
        let opened: JobInput
        do throws(StageError) {
            eval = try openPin()
            opened = if let input { input } else { try openInput(isEval: eval != nil) }
        } catch { throw Unbegun(error) }
        let tenant = eval.map { $0.pin.tenant(in: setup.workspace) } ?? setup.workspace.tenant(job.tenant)
        guard let tenant else { throw Unbegun(StageError.unknownTenant(job.tenant)) }
        guard let feature = feature(opened, eval, tenant, setup) else {
            throw Unbegun(StageError.unknownFeature(opened.chat?.model ?? job.feature))
        }
        job.holdDeadline(at: engine.clock.now())
        // An eval job may wait for days; what counts is the time it takes once it runs.
        if eval != nil { job.deadline = min(job.deadline, engine.clock.now() + feature.limits.deadline) }
        return Opened(job: job, input: opened, eval: eval, tenant: tenant, feature: feature, setup: setup)
    }

    private func openInput(isEval: Bool) throws(StageError) -> JobInput {
        do {
            let bytes = try engine.vault.open(claimed.sealedInput, for: claimed.job.tenant, as: .input)
            return isEval ? JobInput(text: try InputLimits.text(bytes)) : try JobInput(bytes)
        } catch let error as StageError {
            throw error
        } catch {
            throw .unreadableInput("\((error as? any OperatorError)?.message ?? "unknown")")
        }
    }

    /// The feature that an eval is fixed to, or that serves the input.
    private func feature(_ input: JobInput, _ eval: EvalCall?, _ tenant: Tenant, _ setup: Setup) -> Feature? {
        if let eval { return setup.feature(of: eval.pin) }
        return input.feature(of: claimed.job, for: tenant, setup)
    }

    /// What an eval job is fixed to; `nil` for a tenant's job.
    func openPin() throws(StageError) -> EvalCall? {
        guard let sealed = claimed.sealedPin else { return nil }
        do throws(VaultError) {
            guard let pin = try engine.pin(sealed) else { throw .cannotOpen }
            return EvalCall(pin: pin, lease: lease)
        } catch {
            throw .unreadableInput(error.message)
        }
    }
}

extension Job {
    /// Gives a job that seems to come from the future, because the clock was put back since, the time that it was to have
    /// and no more: whoever waits for it would wait as much longer as the step was.
    mutating func holdDeadline(at now: Timestamp) {
        guard createdAt > now else { return }
        deadline = min(deadline, now + (deadline - createdAt))
    }
}
