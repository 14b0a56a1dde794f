import ChassisCore
import ChassisEngine

extension DriftAlert {
    var row: JSON {
        [
            "id": .string("drift_\(id)"), "feature": .string(feature), "metric": .string(metric.rawValue),
            "state": .string(acknowledgedAt == nil ? "open" : "acknowledged"), "at": .init(at), "since": .init(since),
            "before": .string(before), "now": .string(now), "evidence": .number(evidence),
            "cause": cause?.row ?? .null, "acknowledged_at": .init(acknowledgedAt),
        ]
    }
}

extension ChangeRecord {
    var row: JSON {
        [
            "at": .init(at), "kind": .string(kind.rawValue), "feature": .string(feature), "what": .string(what),
        ]
    }
}

extension DriftReport {
    var row: JSON {
        [
            "feature": .string(feature), "jobs": .integer(jobs), "begin": .init(begin),
            "baseline_jobs": baselineJobs.map { .integer($0) } ?? .null,
            "metrics": .array(
                readings.map { reading in
                    [
                        "metric": .string(reading.metric.rawValue), "before": .string(reading.before),
                        "now": .string(reading.now), "evidence": .number(reading.evidence),
                        "since": .init(reading.since), "drifted": .bool(reading.evidence >= 1 / DriftScan.alpha),
                    ]
                }),
        ]
    }
}
