import ChassisCore
package import ChassisStore
import Logging

/// What is done about drift.
extension Engine {
    /// Notes that somebody has seen an alert; what drifted stays watched.
    package func acknowledgeDrift(_ id: Int64) async throws(EngineError) {
        do { try await store.acknowledgeDrift(id, now: clock.now()) } catch { throw .store(error) }
    }

    /// Takes the present of a feature as its new baseline.
    ///
    /// - Returns: Jobs that the new baseline has already.
    @discardableResult
    package func acceptDrift(of feature: String) async throws(EngineError) -> Int64 {
        do {
            guard try await store.driftProgress().contains(where: { $0.feature == feature && $0.jobs > 0 }) else {
                let known = setup.workspace.features.map(\.name)
                guard known.contains(feature) else { throw EngineError.unknownFeature(feature, known: known) }
                return 0
            }
            return try await store.acceptDrift(of: feature, now: clock.now())
        } catch let error as EngineError {
            throw error
        } catch { throw .store(error as? StoreError ?? .closed) }
    }

    /// Looks whether a feature has drifted, and writes an alert for each metric that has.
    ///
    /// A metric that has drifted is compared with its jobs since: it alarms again when it changes again, back as well.
    ///
    /// - Returns: What was written.
    @discardableResult
    package func watchDrift(of feature: String) async throws(StoreError) -> [NewDriftAlert] {
        guard let history = try await store.driftHistory(of: feature) else { return [] }
        let settings = setup.workspace.drift
        guard DriftScan(history.buckets, settings: settings).baseline != nil else { return [] }
        var findings: [DriftCause.Located] = []
        for metric in DriftScan.metrics {
            let told = history.told[metric] ?? .min
            let first = history.buckets.firstIndex { $0.number >= told } ?? 0
            let scan = DriftScan(Array(history.buckets[first...]), settings: settings)
            guard let finding = scan.finding(of: metric), finding.isAlert else { continue }
            findings.append(DriftCause.Located(finding: finding, bucket: first + finding.start))
        }
        guard !findings.isEmpty else { return [] }
        let cause = DriftCause(
            history: history, findings: findings,
            changes: try await store.changeRecords(since: history.buckets[0].first - .seconds(3600)),
            alerts: try await store.driftAlerts(limit: 200))
        let alerts = findings.map { located in
            let bucket = history.buckets[located.bucket]
            return NewDriftAlert(
                feature: feature, metric: located.finding.metric, bucket: bucket.number, since: bucket.first,
                before: located.finding.before, now: located.finding.now, evidence: located.finding.evidence,
                cause: cause.cause(of: located))
        }
        try await store.addDriftAlerts(alerts, now: clock.now())
        for alert in alerts {
            logger.warning(
                "drift",
                metadata: [
                    "feature": "\(feature)", "metric": "\(alert.metric.rawValue)", "before": "\(alert.before)",
                    "now": "\(alert.now)", "cause": "\(alert.cause?.what ?? "unknown")",
                ])
        }
        return alerts
    }
}
