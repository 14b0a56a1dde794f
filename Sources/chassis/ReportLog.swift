import Logging

/// Writes log events of a command as the command's own messages: `chassis: MESSAGE`.
struct ReportLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.error

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let message = "\(event.message)"
        Report.say(facts.isEmpty ? message : message + " (\(facts.joined(separator: ", ")))")
    }
}
