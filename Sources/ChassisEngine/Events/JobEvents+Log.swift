import ChassisCore
import ChassisStore

/// What lies on disk of a growing answer.
extension JobEvents.AsyncIterator {
    /// Most have some hundred bytes, as a model says them, and none more than `JobEvent.largestText`.
    private static let rowsAtOnce = 8

    /// A piece of the running attempt's text.
    ///
    /// - Returns: Whether there may be more.
    mutating func gatherLog() async throws -> Bool {
        if !manner.isDisjoint(with: .current) { try await passVoid() }
        let limit = isCoarse ? 1 : Self.rowsAtOnce
        let deltas = try await engine.store.deltas(
            of: id, version: position.version, after: position.offset, limit: limit)
        // More than are told at once would be read in vain.
        isCoarse = (deltas.last?.length ?? 0) > 4096
        var size = 0
        for delta in deltas {
            // A gap: its text never got to the disk. The rest comes with the job's end.
            guard delta.isReset || delta.start <= position.offset else { return false }
            guard !delta.isReset else {
                try await take(reset: delta)
                continue
            }
            let bytes = try await opened(delta)
            let piece = bytes[Int(position.offset - delta.start)...].wholeScalars(atMost: JobEvent.largestText)
            guard size == 0 || size + piece.count <= JobEvent.largestText else { return true }
            size += piece.count
            position.offset += Int64(piece.count)
            add(text: piece, at: delta.at)
            if piece.endIndex < bytes.endIndex { return true }
        }
        return deltas.count == limit
    }

    /// Goes past what is void of the running attempt.
    private mutating func passVoid() async throws {
        while let reset = try await engine.store.nextReset(
            of: id, version: position.version, from: position.offset)
        {
            try await take(reset: reset)
        }
    }

    /// Goes past an attempt that another has followed: whatever it said is void.
    mutating func passAttempt(at moment: Timestamp) async throws {
        guard position.version > 0 else { return }
        try await passVoid()
        guard !manner.isDisjoint(with: .counted) else {
            if try await hasText() { add(.reset, at: moment) }
            return
        }
        // Its worker went silent, and nobody has taken back yet what it said: it counts as if somebody had.
        let isHeard = try await hasText()
        var pieces = TextPieces()
        position.offset = base ?? 0
        var end = position.offset
        repeat {
            end = position.offset
            let deltas = try await engine.store.deltas(
                of: id, version: position.version, after: end, limit: Self.rowsAtOnce)
            for delta in deltas where delta.start == position.offset && !delta.isReset {
                _ = pieces.push(String(decoding: try await opened(delta), as: UTF8.self), skipping: .max)
                position.offset += delta.length
            }
        } while position.offset > end
        if isHeard || pieces.count > 0 { add(.reset, at: moment, voided: pieces.count) }
    }

    private mutating func take(reset: StoredDelta) async throws {
        // Those who count events count what is void as well, though its text is gone.
        let isHeard = try await hasText()
        if isHeard || !manner.isDisjoint(with: .counted) {
            let told = try await opened(reset)
            add(.reset, at: reset.at, voided: Int(String(decoding: told, as: UTF8.self)))
        }
        position.offset = reset.start + 1
        base = position.offset
    }
}
