import ChassisCore

/// What a client has of an answer. One that is begun anew goes on from there where it says the same.
///
/// It keeps the beginning, and of the rest a sum by which it is known again: answers are long, and clients many.
struct SaidText: Sendable {
    private var sent = Sum()
    /// The running answer, while it has not come to the end of what was sent before it.
    private var again: Sum?

    /// Whether the running answer has not come to the end of what was sent before it.
    var repeats: Bool { again != nil }

    mutating func beginAnew() { again = sent.count > 0 ? Sum() : nil }

    /// - Returns: What of it is new to the client, and counts as sent; `nil` where the answer says otherwise than what was.
    mutating func take(_ piece: String) -> String? {
        guard var running = again else {
            sent.add(piece.utf8[...])
            return piece
        }
        let known = piece.utf8.prefix(sent.count - running.count)
        guard sent.beginning.dropFirst(running.count).starts(with: known.prefix(max(0, Sum.most - running.count)))
        else { return nil }
        running.add(known)
        guard running.count == sent.count else {
            again = running
            return ""
        }
        guard running == sent else { return nil }
        again = nil
        let new = piece.utf8[known.endIndex...]
        sent.add(new)
        return String(decoding: new, as: UTF8.self)
    }

    private struct Sum: Equatable {
        static let most = 16 << 10
        private(set) var beginning: [UInt8] = []
        private(set) var count = 0
        /// Of all bytes.
        private var hash = FNVHash()

        mutating func add(_ bytes: Substring.UTF8View) {
            beginning += bytes.prefix(Self.most - beginning.count)
            count += bytes.count
            hash.add(bytes)
        }
    }
}
