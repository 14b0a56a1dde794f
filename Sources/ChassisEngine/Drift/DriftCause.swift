import ChassisCore
import ChassisStore

/// Which change came before a drift.
struct DriftCause {
    /// A finding, and the bucket of the feature's history that it begins with.
    struct Located {
        var finding: DriftScan.Finding
        var bucket: Int
    }

    let history: DriftHistory
    let findings: [Located]
    /// The newest first.
    let changes: [ChangeRecord]
    let alerts: [DriftAlert]

    /// A change point is known to a few buckets.
    private static let blur = 3
    /// A change this long before may still explain it: its first jobs were few.
    private static let shortly = Duration.seconds(3600)

    /// The newest change at or shortly before the change point; else the traffic, if it drifted at that time; else
    /// nothing. What users send is explained by nothing but themselves.
    func cause(of drift: Located) -> ChangeRecord? {
        switch drift.finding.metric {
        case .inputLength, .language: return traffic(drift.finding, at: drift.bucket)
        case .topic: return change(near: drift.bucket) ?? traffic(drift.finding, at: drift.bucket)
        default: return change(near: drift.bucket) ?? traffic(near: drift.bucket)
        }
    }

    private func change(near bucket: Int) -> ChangeRecord? {
        let time = time(near: bucket)
        let earliest = min(time.lowerBound, history.buckets[bucket].first - Self.shortly)
        return changes.first { change in
            (change.feature.isEmpty || change.feature == history.feature) && change.at >= earliest
                && change.at <= time.upperBound
        }
    }

    private func traffic(near bucket: Int) -> ChangeRecord? {
        let found = findings.first { other in
            other.finding.metric.isOfTraffic && abs(other.bucket - bucket) <= Self.blur
        }
        if let found { return traffic(found.finding, at: found.bucket) }
        let told = alerts.first { alert in
            alert.feature == history.feature && alert.metric.isOfTraffic && time(near: bucket).contains(alert.since)
        }
        return told.map {
            ChangeRecord(
                at: $0.since, kind: .traffic, feature: history.feature,
                what: words($0.metric, $0.before, $0.now))
        }
    }

    private func traffic(_ finding: DriftScan.Finding, at bucket: Int) -> ChangeRecord {
        ChangeRecord(
            at: history.buckets[bucket].first, kind: .traffic, feature: history.feature,
            what: words(finding.metric, finding.before, finding.now))
    }

    private func words(_ metric: DriftMetric, _ before: String, _ now: String) -> String {
        "\(metric.rawValue.replacing("_", with: " ")) \(before) → \(now)"
    }

    private func time(near bucket: Int) -> ClosedRange<Timestamp> {
        let (first, last) = (max(0, bucket - Self.blur), min(history.buckets.count - 1, bucket + Self.blur))
        return history.buckets[first].first...max(history.buckets[last].last, history.buckets[first].first)
    }
}
