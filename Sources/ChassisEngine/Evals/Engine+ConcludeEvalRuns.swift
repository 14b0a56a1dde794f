package import ChassisCore
import ChassisStore
import Logging

extension Engine {
    /// How often a difference is looked at again.
    private static let confirmationEpochs = 5

    /// Gives its verdict to each run that has ended and was to be compared with another.
    ///
    /// Where the two differ, and not for sure, the samples that differ are put to both bundles again first; the verdict
    /// waits for those answers. Not where the files have changed since one of them ran: it can't be asked any more, and
    /// today's bundle under its name would answer for it. Then the answers that are stored are compared as they are.
    ///
    /// Called whenever a compared run may have ended, by any process: it may be done twice at once, and has been done
    /// once then.
    func concludeEvalRuns() async {
        do {
            for run in try await store.unjudgedEvalRuns() { try await conclude(run) }
        } catch {
            logger.error("an eval run got no verdict", metadata: ["error": "\(error)"])
        }
    }

    private func conclude(_ run: EvalRun) async throws {
        guard let id = run.baseline, let baseline = try await store.evalRun(id) else {
            return try await store.setVerdict(.inconclusive, of: run.id)
        }
        guard baseline.state.isFinal, baseline.finishedAt != nil else { return }
        // A part of the questions says nothing for sure about all of them.
        guard [run, baseline].allSatisfy({ $0.state == .completed && $0.done == $0.total }) else {
            return try await store.setVerdict(.inconclusive, of: run.id)
        }
        let (before, after) = (try await store.evalResults(baseline.id), try await store.evalResults(run.id))
        let differing = EvalDifference.samples(before, after)
            .subtracting(EvalStatistics.changedSamples(before, after))
        // Asking one bundle twice now says nothing of what it said then.
        let isSame = run.bundleHash == baseline.bundleHash && run.model == baseline.model
        if !differing.isEmpty, !isSame, !(isDeterministic(before) && isDeterministic(after)) {
            var confirmation = try await store.confirmations(of: run.id)
            if confirmation.isEmpty, canBeAskedAgain(run), canBeAskedAgain(baseline) {
                confirmation = try await confirm(run, against: baseline, differing)
            }
            guard confirmation.allSatisfy({ $0.finishedAt != nil }) else { return }
        }
        let comparison = try await compareEvalRuns(baseline.id, run.id)
        try await store.setVerdict(comparison.verdict, of: run.id)
    }

    /// Whether the bundle that a run asked is still what it was: same texts, same settings, same models.
    package func canBeAskedAgain(_ run: EvalRun) -> Bool {
        setup.holds(run.bundle, hash: run.bundleHash, pinned: run.model)
    }

    /// Whether the same questions would bring the same answers again.
    func isDeterministic(_ results: [EvalResult]) -> Bool {
        let setup = setup
        return results.allSatisfy { result in
            result.model.map { setup.isDeterministic($0) } ?? (result.score?.failure == .policy)
        }
    }

    /// Puts the samples that differ to both bundles again; none where their texts are past their retention.
    private func confirm(
        _ run: EvalRun, against baseline: EvalRun, _ differing: Set<String>
    ) async throws -> [EvalRun] {
        let pinned = try await store.pinnedSamples(of: run.id).filter { differing.contains($0.id) }
        guard !pinned.isEmpty, let before = setup.bundle(baseline.bundle), let after = setup.bundle(run.bundle) else {
            return []
        }
        let cap = run.costCap.map { cap in
            Money(nanoUSD: max(0, cap.nanoUSD - (run.cost ?? cap).nanoUSD) / 2)
        }
        return try await store.admitConfirmation(
            of: run.id, try confirmation(of: baseline, before, pinned, cap),
            try confirmation(of: run, after, pinned, cap))
    }

    private func confirmation(
        of run: EvalRun, _ feature: Feature, _ samples: [PinnedSample], _ cap: Money?
    ) throws -> EvalAdmission {
        let now = clock.now()
        var copies: [EvalAdmission.Sample] = []
        for sample in samples {
            guard var pin = try pin(sample.sealedPin) else { continue }
            pin.bundle = run.bundle
            pin.bundleHash = run.bundleHash
            pin.model = run.model
            pin.usesCache = false
            pin.isCapped = cap != nil
            pin.isCompared = true
            let input = try vault.open(sample.sealedInput, for: InternalTenant.evals, as: .input)
            for epoch in 1...Self.confirmationEpochs {
                pin.epoch = epoch
                copies.append(try evalSample(pin, input: input, feature: feature, priority: .high, now: now))
            }
        }
        let copy = EvalRun(
            id: EvalRunID(0), suite: run.suite, suiteVersion: run.suiteVersion, bundle: run.bundle, model: run.model,
            state: .running, epochs: Self.confirmationEpochs, total: copies.count, costCap: cap, purpose: .confirm,
            bundleHash: run.bundleHash, createdAt: now)
        return EvalAdmission(run: copy, samples: copies, now: now)
    }

    /// Opens what an eval job is fixed to; `nil` when it was written by a version that this one doesn't know.
    func pin(_ sealed: [UInt8]) throws(VaultError) -> JobPin? {
        let bytes = try vault.open(sealed, for: InternalTenant.evals, as: .pin)
        return (try? JSON(parsing: String(decoding: bytes, as: UTF8.self))).flatMap(JobPin.init)
    }
}

/// Where two runs disagree.
enum EvalDifference {
    /// The samples of which another share passed; answers that count neither way are left out.
    static func samples(_ before: [EvalResult], _ after: [EvalResult]) -> Set<String> {
        let (old, new) = (shares(before), shares(after))
        return Set(new.filter { name, share in old[name].map { $0 != share } ?? false }.map(\.key))
    }

    private static func shares(_ results: [EvalResult]) -> [String: Double] {
        var counts: [String: (passed: Int, all: Int)] = [:]
        for result in results {
            guard let score = result.score, !score.isInconclusive else { continue }
            counts[result.id.sample, default: (0, 0)].all += 1
            if score.passed { counts[result.id.sample, default: (0, 0)].passed += 1 }
        }
        return counts.mapValues { Double($0.passed) / Double($0.all) }
    }
}
