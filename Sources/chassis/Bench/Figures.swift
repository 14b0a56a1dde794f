import ChassisCore
import Foundation

/// Samples of one quantity, and the figures that are quoted of them.
struct Samples: Sendable {
    private var values: [Double] = []

    mutating func add(_ value: Double) { values.append(value) }

    mutating func add(_ others: Samples) { values += others.values }

    var count: Int { values.count }

    /// The nearest-rank percentile; `nil` without samples.
    func percentile(_ share: Double) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let rank = Int((share * Double(sorted.count)).rounded(.up))
        return sorted[max(0, min(sorted.count, rank) - 1)]
    }

    /// `p50 1.2 · p99 3.4 ms (n = 200)`.
    func text(_ unit: String, _ shares: [Double] = [0.5, 0.99]) -> String {
        let parts = shares.map { share in
            "p\(Int(share * 100)) \(percentile(share).map { Figure.fixed($0, 2) } ?? "–")"
        }
        return parts.joined(separator: " · ") + " \(unit) (n = \(count))"
    }
}

/// What the figures were measured on.
enum Machine {
    static var text: String {
        let info = ProcessInfo.processInfo
        let cpu =
            (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?
            .split(separator: "\n").first { $0.hasPrefix("model name") }?
            .split(separator: ":").last.map { $0.drop { $0 == " " } } ?? "unknown processor"
        let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").first ?? "?"
        return "machine: \(info.activeProcessorCount) cores, \(cpu), \(info.physicalMemory >> 30) GiB, load \(load)"
    }
}

/// A folder under the temporary one for a measurement, removed at its end.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "chassis-bench-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
