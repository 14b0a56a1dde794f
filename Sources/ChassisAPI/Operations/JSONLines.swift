import ChassisCore
import Foundation
package import Logging

/// Writes log events to standard error, a JSON object a line, as log collectors want them.
package struct JSONLines: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level

    package init(level: Logger.Level) { logLevel = level }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var line = JSONObject([
            ("at", .string(Timestamp(Date()).rfc3339)), ("level", .string(event.level.rawValue)),
            ("message", .string("\(event.message)")),
        ])
        let own = event.metadata ?? [:]
        let all = metadata.isEmpty ? own : metadata.merging(own) { $1 }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) { line[name] = Self.json(value) }
        Self.write(Array((JSON.object(line).text + "\n").utf8))
    }

    private static func json(_ value: Logger.Metadata.Value) -> JSON {
        guard case .stringConvertible(let value) = value else { return .string("\(value)") }
        switch value {
        case let whole as any FixedWidthInteger: return .integer(Int64(clamping: whole))
        case let number as Double: return .number(number)
        default: return .string("\(value)")
        }
    }

    /// In one call, so that lines of several threads do not mix.
    private static func write(_ bytes: [UInt8]) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            // The reader of the log has gone; requests go on.
            if count <= 0 { return }
            done += count
        }
    }
}
