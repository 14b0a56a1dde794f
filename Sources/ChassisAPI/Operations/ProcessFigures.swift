import Foundation

/// What the system knows of this process and its disk.
package enum ProcessFigures {
    /// `nil` where the system does not say.
    static var residentBytes: Int64? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int64($0) })
        else { return nil }
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Bytes that a store's disk has to have left. With less, the next answers may not be stored.
    package static let leastFreeBytes: Int64 = 100_000_000
    /// With less than this, jobs may not be stored any more: the log of the next minutes takes it.
    package static let fullBelowBytes: Int64 = 16_000_000
}
