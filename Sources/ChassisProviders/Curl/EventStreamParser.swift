/// One server-sent event.
struct ServerSentEvent: Hashable, Sendable {
    /// Empty when the service named none.
    var name: String
    /// The `data` lines, joined by line feeds.
    var data: [UInt8]
}

/// Reads server-sent events (WHATWG HTML, "event stream interpretation") from bytes that come in any pieces.
///
/// Unlike the standard it also hands out a last event that no blank line follows: services that stop without one have
/// still said what they said.
struct EventStreamParser {
    struct TooLong: Error, Hashable { let limit: Int }

    private let limit: Int
    private var line: [UInt8] = []
    private var name = ""
    private var data: [UInt8]?
    private var isFirstLine = true
    private var endedWithReturn = false

    /// - Parameter limit: Bytes that one line, or all data of one event, may have; 1 or more.
    init(limit: Int = 4 << 20) { self.limit = limit }

    /// Takes the next bytes and returns the events they complete.
    mutating func feed(_ bytes: [UInt8]) throws(TooLong) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        var start = 0
        for (index, byte) in bytes.enumerated() {
            let followsReturn = endedWithReturn
            endedWithReturn = false
            guard byte == 0x0A || byte == 0x0D else { continue }
            if byte == 0x0A, followsReturn {
                start = index + 1
                continue
            }
            try append(bytes[start..<index])
            start = index + 1
            endedWithReturn = byte == 0x0D
            if let event = try endLine() { events.append(event) }
        }
        if start < bytes.count { try append(bytes[start...]) }
        return events
    }

    /// Call once at the end of the stream: what is left, when no blank line ended it.
    mutating func finish() throws(TooLong) -> ServerSentEvent? {
        if !line.isEmpty, let event = try endLine() { return event }
        return dispatch()
    }

    private mutating func append(_ piece: ArraySlice<UInt8>) throws(TooLong) {
        guard piece.count <= limit - line.count else { throw TooLong(limit: limit) }
        line += piece
    }

    private mutating func endLine() throws(TooLong) -> ServerSentEvent? {
        defer { line.removeAll(keepingCapacity: line.count < 64 << 10) }
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        }
        if line.isEmpty { return dispatch() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[min(colon + 1, line.endIndex)...]
        if value.first == 0x20 { value.removeFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "event": name = String(decoding: value, as: UTF8.self)
        case "data":
            guard value.count < limit - (data?.count ?? 0) else { throw TooLong(limit: limit) }
            if data == nil { data = [] } else { data?.append(0x0A) }
            data?.append(contentsOf: value)
        default: break
        }
        return nil
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer {
            name = ""
            data = nil
        }
        return data.map { ServerSentEvent(name: name, data: $0) }
    }
}
