import ChassisCore

/// Tool calls while their parts arrive, by the place that the service gives them.
struct ToolCallDrafts: Sendable {
    private struct Draft {
        var place: Int64
        /// As the service sent it.
        var id: String?
        var call: ToolCall
    }

    private var drafts: [Draft] = []
    /// Of all arguments.
    private(set) var bytes = 0

    init() {}

    /// In the order of their places, then of their beginnings. Some local services send no id; then we make one, because
    /// clients answer to it. A call without arguments has an empty object of them, as clients parse what they get.
    var calls: [ToolCall] {
        drafts.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element.call)
            .filter { !$0.name.isEmpty }.map { call in
                var call = call
                if call.arguments.allSatisfy(\.isWhitespace) { call.arguments = "{}" }
                return call
            }
    }

    var isEmpty: Bool { drafts.isEmpty }

    /// Adds what has arrived of the call at a place.
    ///
    /// Some services give every call the same place, or none: then another id says that another call begins. Others repeat
    /// id and name in each piece.
    mutating func take(_ place: Int64, id: String?, name: String?, arguments: String?) {
        var index = drafts.lastIndex { $0.place == place } ?? begin(place)
        if let id, !id.isEmpty {
            if let known = drafts[index].id, known != id {
                index = drafts.firstIndex { $0.place == place && $0.id == id } ?? begin(place)
            }
            drafts[index].id = id
            drafts[index].call.id = id
        }
        if let name, name != drafts[index].call.name { drafts[index].call.name += name }
        if let arguments {
            drafts[index].call.arguments += arguments
            bytes += arguments.utf8.count
        }
    }

    private mutating func begin(_ place: Int64) -> Int {
        // More than any model asks for at once: a broken service must not fill the memory with empty calls.
        guard drafts.count < 1000 else { return drafts.count - 1 }
        let id = "call_" + String(UInt64.random(in: .min ... .max), radix: 36)
        drafts.append(Draft(place: place, call: ToolCall(id: id, name: "", arguments: "")))
        return drafts.count - 1
    }
}
