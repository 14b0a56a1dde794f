import ChassisCore

/// A word that is new for each question put to a model that judges, and stands in no data: only an answer that repeats
/// it counts, whatever the data say.
enum Ticket {
    static func new() -> String { String(Canary.newMark().prefix(12)) }

    /// - Returns: `nil` for an answer without the ticket, or that is no JSON.
    static func answer(_ text: String, with ticket: String) -> JSON? {
        guard let value = ModelOutput.parse(text).value, value["ticket"]?.string == ticket else { return nil }
        return value
    }
}
