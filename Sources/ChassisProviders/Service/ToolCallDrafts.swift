import ChassisCore

/// Tool calls while their parts arrive, by the place that the service gives them.
struct ToolCallDrafts: Sendable {
    private var drafts: [(place: Int64, call: ToolCall)] = []

    init() {}

    /// In the order of their places. Some local services send no id; then we make one, because clients answer to it.
    var calls: [ToolCall] {
        drafts.sorted { $0.place < $1.place }.map(\.call).filter { !$0.name.isEmpty }
    }

    var isEmpty: Bool { drafts.isEmpty }

    /// Adds what has arrived of the call at a place.
    mutating func take(_ place: Int64, id: String?, name: String?, arguments: String?) {
        let index = drafts.firstIndex { $0.place == place } ?? begin(place)
        if let id, !id.isEmpty { drafts[index].call.id = id }
        if let name { drafts[index].call.name += name }
        if let arguments { drafts[index].call.arguments += arguments }
    }

    private mutating func begin(_ place: Int64) -> Int {
        // More than any model asks for at once: a broken service must not fill the memory with empty calls.
        guard drafts.count < 1000 else { return drafts.count - 1 }
        let id = "call_" + String(UInt64.random(in: .min ... .max), radix: 36)
        drafts.append((place, ToolCall(id: id, name: "", arguments: "")))
        return drafts.count - 1
    }
}
