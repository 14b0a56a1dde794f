package import ChassisCore
package import ChassisStore

/// Asks the models in order until one gives an answer that holds: generate, validate, mend, repair, fall back, go up.
///
/// A model that answers badly is shown the validator's errors (repair); one that fails is left for the next (fallback);
/// an answer that stays bad, or is not trusted, is asked for once more of the stronger models. When all have failed, the
/// last good answer to the same question is given, marked stale. A retry is none of these: that is the queue's, a new
/// attempt later. Each step is a call with its price and a word in the span's `steps`.
package struct Generate: Stage {
    package static let name = "generate"
    package static let isSkippedOnceAnswered = true
    let health: ModelHealth
    private let store: Store
    let clock: any WallClock

    package init(health: ModelHealth, store: Store, clock: any WallClock) {
        self.health = health
        self.store = store
        self.clock = clock
    }

    package func run(_ call: inout Call) async throws(StageError) {
        var ladder = Ladder(call)
        while let (model, next) = ladder.next() {
            call.answer.fallbacks = ladder.failed
            do {
                try await ask(model, next: next, &ladder, &call)
                // Measured here only where it decides who is asked next; `Score` measures what is given out.
                if ladder.weighsTrust, let answer = call.answer.text {
                    let measured = ConfidenceMeasure(call, answer: answer).value
                    // On the scale that `Score` marks by.
                    let confidence = call.setup.calibration.calibrated(measured, feature: call.feature.name)
                    if ladder.goesUp(confidence, in: &call) { continue }
                    ladder.keepBetter(confidence, in: &call)
                }
                ladder.write(to: &call)
                return
            } catch .cancelled {
                throw .cancelled
            } catch .answerRestarted {
                ladder.note("\(model.name): says otherwise than the answer that broke off")
                ladder.write(to: &call)
                throw .answerRestarted
            } catch .warming(let name, let left) where model.warm?.whileWarming == .wait && ladder.failures.isEmpty {
                // The policy is to wait for the model, not to ask others.
                ladder.write(to: &call)
                throw .warming(model: name, left: left)
            } catch .deadlinePassed(let seconds) {
                if ladder.takeKept(&call) { break }
                throw .deadlinePassed(seconds: seconds)
            } catch {
                ladder.fail(model, error)
            }
        }
        let isKept = ladder.takeKept(&call)
        if !isKept, await !takeLastGoodAnswer(&call, &ladder) {
            ladder.write(to: &call)
            throw ladder.summary(tier: call.route.tier)
        }
        ladder.write(to: &call)
    }

    /// One model: a first answer and as many repairs as the feature allows.
    private func ask(
        _ model: Model, next: Model?, _ ladder: inout Ladder, _ call: inout Call
    ) async throws(StageError) {
        // The same question put to a deterministic model brings the same answer: repairing it is waste, and so is asking again.
        var repairsLeft = call.isDeterministic(model) ? 0 : call.feature.limits.repairs
        var messages = call.messages
        var purpose = ladder.purpose
        // The model that answered is asked for the repair; a slow one is not waited for again.
        var asked = model
        if let schema = call.shape?.json, health.schemas.contains(schema, by: model) { call.unheld.insert(model.name) }
        while true {
            let (response, winner): (InferenceResponse, Model)
            do {
                (response, winner) = try await send(messages, to: asked, hedge: next, purpose: purpose, &call)
            } catch {
                guard call.lets(asked, goAfter: error), let schema = call.shape?.json else { throw error }
                health.schemas.note(schema, by: asked)
                ladder.note("\(asked.name) \(purpose.rawValue): its service refuses the schema, asked without")
                continue
            }
            if winner.name != asked.name {
                asked = winner
                ladder.noteAsked(winner)
            }
            let text = call.take(response, of: winner)
            call.noteConstraint(of: winner)
            let checked = await call.verdict(on: text, from: winner)
            call.answer.wasMended = !checked.mended.isEmpty
            if call.answer.wasMended { call.notes["mended"] = checked.mended.joined(separator: ", ") }
            switch checked.verdict {
            case .good(let answer):
                call.answer.text = answer
                ladder.note("\(winner.name) \(purpose.rawValue): \(call.answer.wasMended ? "mended, valid" : "valid")")
                return
            case .bad(let found):
                let violations = call.masked(found)
                call.notes["violations"] = violations.prefix(5).joined(separator: "; ")
                ladder.note("\(winner.name) \(purpose.rawValue): invalid")
                guard repairsLeft > 0, checked.verdict.isWorthRepairing else {
                    let hasTriedMore =
                        call.answer.repairs > 0 || ladder.isUp || !checked.verdict.isWorthRepairing
                        || call.isDeterministic(winner)
                    throw .invalidOutput(model: winner.name, violations: violations, hasTriedMore: hasTriedMore)
                }
                repairsLeft -= 1
                call.answer.repairs += 1
                purpose = .repair
                messages = call.messages + AnswerCheck.repairMessages(answer: text, violations: violations)
            }
        }
    }

    private func takeLastGoodAnswer(_ call: inout Call, _ ladder: inout Ladder) async -> Bool {
        let limit = call.feature.structured.lastGood
        guard limit != nil || call.feature.cache?.staleOnFailure == true, call.maySeeKeptAnswers,
            let stored = try? await store.lastGoodAnswer(question: (call.cache.key ?? Cached.key(of: call)).question)
        else { return false }
        let age = clock.now() - stored.createdAt
        if let limit, age > limit {
            ladder.note("last good answer: \(age.milliseconds / 1000) s old, too old")
            return false
        }
        // It was good by the schema of its time.
        guard case .good = AnswerCheck(schema: call.shape?.schema, restoring: call.masks).check(stored.output).verdict
        else {
            ladder.note("last good answer: does not fit any more")
            return false
        }
        call.take(stored, as: .stale)
        call.notes["cache"] = "stale"
        call.notes["stale.age"] = "\(age.milliseconds / 1000) s"
        call.notes["stale.job"] = stored.job.description
        ladder.note("last good answer: \(age.milliseconds / 1000) s old, marked stale")
        return true
    }
}

extension Call {
    fileprivate func isDeterministic(_ model: Model) -> Bool {
        setup.settings(of: model.provider)?.kind == .extractive
    }

    /// Whether a model is to be asked once more without being held to the schema, because its service refuses that.
    fileprivate mutating func lets(_ model: Model, goAfter error: StageError) -> Bool {
        guard case .modelsFailed(let last, _, _) = error, last.refusesSchema, last.provider == model.provider,
            let kind = setup.settings(of: model.provider)?.kind, isConstrained(model, kind)
        else { return false }
        unheld.insert(model.name)
        return true
    }

    /// Says in the trace that a model was held to the schema, and what of it its service was not told.
    fileprivate mutating func noteConstraint(of model: Model) {
        if unheld.contains(model.name) {
            notes["constrained"] = "\(model.name): no, its service refuses the schema"
            return
        }
        guard let kind = setup.settings(of: model.provider)?.kind, isConstrained(model, kind),
            let reduced = reducedSchema
        else { return }
        let dropped = reduced.dropped.map { $0.isEmpty ? "the root is no object" : $0 }
        notes["constrained"] =
            dropped.isEmpty
            ? "\(model.name): whole schema"
            : "\(model.name): all but " + dropped.prefix(100).joined(separator: ", ")
                + (dropped.count > 100 ? " and \(dropped.count - 100) more" : "")
    }

    /// Whether an answer of earlier may stand in: what tools do is of its moment, and several answers are to differ.
    var maySeeKeptAnswers: Bool {
        guard !feature.isChat else { return false }
        if case .nobody = reach { return false }
        return chat.map { chat in
            !chat.usesTools && !chat.options.wantsLogProbabilities && chat.choice.count == 1 && chat.caching == .shared
        } ?? true
    }
}
