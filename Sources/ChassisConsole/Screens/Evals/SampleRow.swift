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
    /// Whether the run has ended, so that what has no answer gets none.
    var isOver = false

    var id: EvalResult.ID { result.id }
    /// Scored is newer than waiting.
    var version: Int64 { result.score == nil ? isOver ? 1 : 0 : 2 }
    /// Whether the baseline was asked something else under this id, or held its answer to another rule.
    var isChanged: Bool { before.map { result.isChanged(from: $0) } ?? false }

    var kind: Kind {
        guard let score = result.score else { return .waiting }
        if score.isInconclusive { return .unclear }
        let passedBefore = isChanged ? nil : before?.score.flatMap { $0.isInconclusive ? nil : $0.passed }
        if score.passed { return passedBefore == false ? .improved : .passed }
        return passedBefore == true ? .regressed : .failed
    }

    var kindContent: Table.Content {
        switch kind {
        case .regressed: Table.Content("▼ regressed", .danger)
        case .failed: Table.Content("✗ failed", .danger)
        case .unclear: Table.Content("? unclear", .warning)
        case .waiting where isOver: Table.Content("– no answer", .muted)
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
        let rows = detail.results.map { SampleRow(result: $0, before: pair($0), isOver: detail.run.state.isFinal) }
        return rows.enumerated().sorted { a, b in
            (a.element.kind.rawValue, a.offset) < (b.element.kind.rawValue, b.offset)
        }.map(\.element)
    }
}
