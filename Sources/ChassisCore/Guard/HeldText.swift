/// The end of a growing text that is not given out yet.
struct HeldText: Sendable {
    private var bytes: [UInt8] = []
    /// Bytes given out.
    private var base = 0

    /// Where the text ends by now, in bytes.
    var end: Int { base + bytes.count }

    /// Adds a piece and returns what lies before a place and was not given out before.
    mutating func add(_ piece: String, certain place: Int) -> String {
        // Mostly nothing is held, and then nothing is copied.
        if bytes.isEmpty, place == base + piece.utf8.count {
            base = place
            return piece
        }
        bytes += piece.utf8
        return release(to: place)
    }

    mutating func release(to place: Int) -> String {
        let count = max(0, min(bytes.count, place - base))
        let text = String(decoding: bytes[..<count], as: UTF8.self)
        bytes.removeFirst(count)
        base += count
        return text
    }
}
