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

    /// The fields of `/proc/self/stat` behind the program's name, which may hold anything.
    private static var statFields: [Int64] {
        guard let text = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return [] }
        return text[text.index(after: end)...].split(separator: " ").map { Int64($0) ?? 0 }
    }

    private static let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))

    /// User's and system's.
    static var processorSeconds: Double? {
        let fields = statFields
        return fields.count > 12 ? Double(fields[11] + fields[12]) / ticks : nil
    }

    /// In seconds since 1970.
    static let start: Double? = {
        let fields = statFields
        guard fields.count > 19, let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
            let boot = text.split(separator: "\n").first(where: { $0.hasPrefix("btime ") })?.split(separator: " ").last
                .flatMap({ Double($0) })
        else { return nil }
        return boot + Double(fields[19]) / ticks
    }()

    static var openFiles: Int? { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count }

    /// Bytes that a store's disk has to have left. With less, the next answers may not be stored.
    package static let leastFreeBytes: Int64 = 100_000_000
}
