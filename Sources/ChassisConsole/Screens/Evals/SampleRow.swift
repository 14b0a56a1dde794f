import ChassisCore
import ChassisSurface

/// One answer of a run beside the one that the baseline gave to the same sample.
struct SampleRow: TableRow, Hashable {
    /// What has become of it, the gravest first: the order of the list.
    enum Kind: Int, Hashable, Sendable, CaseIterable {
        case regressed, failed, unclear, waiting, improved, passed

        var isFailure: Bool { self == .regressed || self == .failed }
    }

    var result: EvalResult
    var before: EvalResult?

    var id: EvalResult.ID { result.id }
    /// Scored is newer than waiting.
    var version: Int64 { result.score == nil ? 0 : 1 }

    var kind: Kind {
        guard let score = result.score else { return .waiting }
        if score.isInconclusive { return .unclear }
        let passedBefore = before?.score.flatMap { $0.isInconclusive ? nil : $0.passed }
        if score.passed { return passedBefore == false ? .improved : .passed }
        return passedBefore == true ? .regressed : .failed
    }

    var kindContent: Table.Content {
        switch kind {
        case .regressed: Table.Content("▼ regressed", .danger)
        case .failed: Table.Content("✗ failed", .danger)
        case .unclear: Table.Content("? unclear", .warning)
        case .waiting: Table.Content("○ waiting", .queued)
        case .improved: Table.Content("▲ improved", .ok)
        case .passed: Table.Content("✓ passed", .ok)
        }
    }

    /// The answers of a run, failing ones first, each kind in the suite's order.
    static func rows(of detail: RunDetail) -> [SampleRow] {
        let before = Dictionary(detail.baselineResults.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        // A baseline of fewer epochs is compared by its first answer.
        func pair(_ result: EvalResult) -> EvalResult? {
            before[result.id] ?? before[EvalResult.ID(sample: result.id.sample, epoch: 1)]
        }
        let rows = detail.results.map { SampleRow(result: $0, before: pair($0)) }
        return rows.enumerated().sorted { a, b in
            (a.element.kind.rawValue, a.offset) < (b.element.kind.rawValue, b.offset)
        }.map(\.element)
    }
}
