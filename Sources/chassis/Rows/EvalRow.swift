import ChassisCore

extension EvalRun {
    /// The row of the contract, and what else is known.
    func row(_ categories: [CategoryScore]) -> JSON {
        [
            "id": .string(id.description), "suite": .string(suite), "bundle": .string(bundle.description),
            "model": .init(model), "state": .string(state.rawValue), "samples": .integer(Int64(total)),
            "passed": .integer(Int64(passed)), "undecided": .integer(Int64(undecided)),
            "categories": .array(categories.map(\.row)),
            "cost_nano_usd": .init(cost), "confirmation_cost_nano_usd": .init(confirmationCost),
            "verdict": .init(verdict?.rawValue), "done": .integer(Int64(done)),
            "epochs": .integer(Int64(epochs)), "baseline": .init(baseline?.description),
            "cost_cap_nano_usd": .init(costCap), "purpose": .string(purpose.rawValue),
            "suite_version": .string(suiteVersion), "bundle_hash": .string(bundleHash),
            "created_at": .init(createdAt), "finished_at": .init(finishedAt),
        ]
    }
}

extension CategoryScore {
    var row: JSON {
        [
            "name": .string(name), "samples": .integer(Int64(samples)), "mean": .init(mean), "low": .init(low),
            "high": .init(high), "passed": .integer(Int64(passed)),
        ]
    }
}

extension EvalResult {
    /// Whether it was scored, and found bad.
    var hasFailed: Bool { score.map { !$0.passed && !$0.isInconclusive } ?? false }

    var row: JSON {
        [
            "sample": .string(id.sample), "epoch": .integer(Int64(id.epoch)), "category": .string(category),
            "score": .init(score?.known),
            "passed": score.flatMap { $0.isInconclusive ? nil : .bool($0.passed) } ?? .null,
            "failure": .init(score?.failure?.rawValue), "inconclusive": .bool(score?.isInconclusive ?? false),
            "low": score?.interval.map { .number($0.lowerBound) } ?? .null,
            "high": score?.interval.map { .number($0.upperBound) } ?? .null,
            "explanation": .init(score?.explanation), "trace": .init(job?.trace), "model": .init(model),
            "cost_nano_usd": .init(cost), "latency_ms": latency.map { .integer($0.milliseconds) } ?? .null,
        ]
    }
}

extension EvalComparison {
    var row: JSON {
        [
            "verdict": .string(verdict.rawValue), "categories": .array(categories.map(\.row)),
            "regressions": .array(regressions.map { .string($0) }),
            "improvements": .array(improvements.map { .string($0) }),
            "changed": .array(changed.map { .string($0) }),
        ]
    }
}

extension CategoryDelta {
    var row: JSON {
        [
            "name": .string(name), "delta": .init(samples > 0 ? delta : nil), "low": .init(samples > 0 ? low : nil),
            "high": .init(samples > 0 ? high : nil),
            "verdict": .string(verdict.rawValue), "samples": .integer(Int64(samples)), "p": .number(pValue),
        ]
    }
}
