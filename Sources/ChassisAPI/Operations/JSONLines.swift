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
        let own = event.metadata ?? [:]
        let all = metadata.isEmpty ? own : metadata.merging(own) { $1 }
        Self.write(Self.line(Timestamp(Date()), event.level, "\(event.message)", all))
    }

    /// The members in a fixed order: what every line has, then the others by name.
    static func line(
        _ now: Timestamp, _ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata
    ) -> [UInt8] {
        let first = [("at", now.rfc3339), ("level", level.rawValue), ("message", message)]
        var line = JSONBytes(capacity: 256)
        for (name, text) in first {
            line.plain(name == "at" ? "{" : ",")
            line.text(name)
            line.plain(":")
            // Whoever logs it by the same name has the last word.
            if let own = metadata[name] { write(own, to: &line) } else { line.text(text) }
        }
        for (name, value) in metadata.sorted(by: { $0.key < $1.key })
        where !first.contains(where: { $0.0 == name }) {
            line.plain(",")
            line.text(name)
            line.plain(":")
            write(value, to: &line)
        }
        line.plain("}\n")
        return line.bytes
    }

    private static func write(_ value: Logger.Metadata.Value, to line: inout JSONBytes) {
        switch value {
        case .string(let text): line.text(text)
        case .stringConvertible(let value):
            switch value {
            case let number as Double: line.json(.number(number))
            case let whole as UInt: line.integer(Int64(clamping: whole))
            case let whole as any FixedWidthInteger: line.integer(Int64(clamping: whole))
            default: line.text("\(value)")
            }
        default: line.text("\(value)")
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
