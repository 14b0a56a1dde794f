import ChassisCore

/// Where a streamed answer goes. Writing waits for a client that reads slowly, so nothing piles up.
struct StreamWriter: Sendable {
    let write: @Sendable ([UInt8]) async throws -> Void
    /// Taken while an event is written in pieces: none comes between.
    private let turn = Slots(1)
    /// Opens when an event has been broken off: nothing can follow it.
    private let torn = Latch()

    init(_ write: @escaping @Sendable ([UInt8]) async throws -> Void) { self.write = write }

    /// One server-sent event of a text without line ends.
    func event(_ line: StaticString) async throws { try await write(Array("data: \(line)\n\n".utf8)) }

    /// - Parameter size: Of the text in it, where it may be long.
    func event(_ data: JSON, name: String? = nil, id: String? = nil, size: Int = 0) async throws {
        let bytes = await Place.away(ifLong: size) { Self.bytes(of: data, name: name, id: id) }
        try await write(bytes)
    }

    /// An event that is written in pieces.
    func event(_ data: LongJSON, name: String) async throws {
        guard await turn.acquire() else { throw CancellationError() }
        defer { turn.release() }
        do {
            try await write(Array("event: \(name)\ndata: ".utf8))
            try await json(data)
            try await write(Array("\n\n".utf8))
        } catch {
            torn.open()
            throw error
        }
    }

    func json(_ json: LongJSON) async throws {
        var json = json
        while let piece = try await json.next() { try await write(piece) }
    }

    /// One event after the others, unless one of them was broken off.
    func lastEvent(_ data: JSON, name: String? = nil) async throws {
        if torn.isOpen { throw CancellationError() }
        try await event(data, name: name)
    }

    /// A server-sent event. Written as JSON, no text can end it: line ends in it are escaped; and in the name and the id they
    /// have no place.
    static func bytes(of data: JSON, name: String? = nil, id: String? = nil) -> [UInt8] {
        var bytes: [UInt8] = []
        if let id { bytes += "id: \(id)\n".utf8 }
        if let name { bytes += "event: \(name)\n".utf8 }
        bytes += "data: ".utf8
        bytes += data.utf8
        bytes += "\n\n".utf8
        return bytes
    }

    /// Keeps connections open that proxies would close, and finds clients that are gone.
    func heartbeat() async throws {
        guard await turn.acquire() else { throw CancellationError() }
        defer { turn.release() }
        try await write(Self.comment)
    }

    /// An event that says nothing.
    static let comment = Array(": \n\n".utf8)

    /// How often a stream is heard of at least; nginx gives up after 60 s.
    static let beat = Duration.seconds(15)

    /// Runs `body` with a heartbeat beside it: models may think for minutes before they say anything.
    func beating(_ clock: any WallClock, _ body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while true {
                    try await clock.sleep(for: Self.beat)
                    try await heartbeat()
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
