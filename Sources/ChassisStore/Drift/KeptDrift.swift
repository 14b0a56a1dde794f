import ChassisCore

/// Which bucket of a feature is being filled, and since when its baseline counts.
struct DriftStream: Equatable {
    var bucket: Int64 = 0
    /// Jobs in the bucket.
    var filled: Int64 = 0
    /// Jobs since the baseline began.
    var jobs: Int64 = 0
    /// The baseline's first bucket.
    var baseline: Int64 = 0

    /// Finds a place for one more job.
    mutating func take() {
        if filled >= DriftBucket.size(after: jobs) { (bucket, filled) = (bucket + 1, 0) }
        filled += 1
        jobs += 1
    }
}

struct DriftKey: Hashable {
    var feature: String
    var bucket: Int64
    /// Empty where no model answered.
    var model: String
    var promptName: String
    var promptVersion: Int
}

struct DriftCountKey: Hashable {
    var feature: String
    var bucket: Int64
    var metric: DriftMetric
    var label: String
}

/// Figures without their labels, which are counted by themselves, and the time they span.
struct DriftFigures {
    var first: Timestamp
    var last: Timestamp
    var sums: DriftSums
}

/// The drift figures that a transaction changes, as part of its kept rows.
struct KeptDrift {
    private(set) var streams: [String: DriftStream] = [:]
    private(set) var figures: [DriftKey: DriftFigures] = [:]
    private(set) var counts: [DriftCountKey: Int64] = [:]

    /// How to take one change back.
    enum Change {
        case stream(String, DriftStream?)
        case figures(DriftKey, DriftFigures?)
        case count(DriftCountKey)
    }

    mutating func set(_ stream: DriftStream, of feature: String) -> Change {
        .stream(feature, streams.updateValue(stream, forKey: feature))
    }

    mutating func add(_ job: DriftObservation, to key: DriftKey, at now: Timestamp) -> Change {
        let old = figures[key]
        var new = old ?? DriftFigures(first: now, last: now, sums: DriftSums())
        new.sums.addFigures(of: job)
        (new.first, new.last) = (min(new.first, now), max(new.last, now))
        figures[key] = new
        return .figures(key, old)
    }

    mutating func count(_ key: DriftCountKey) -> Change {
        counts[key, default: 0] += 1
        return .count(key)
    }

    mutating func undo(_ change: Change) {
        switch change {
        case .stream(let feature, let old): streams[feature] = old
        case .figures(let key, let old): figures[key] = old
        case .count(let key): counts[key] = counts[key].flatMap { $0 > 1 ? $0 - 1 : nil }
        }
    }
}
