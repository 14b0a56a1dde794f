/// The tokens of a family of models, so that texts can be counted as the model counts them.
///
/// Counts are of plain text: what looks like a control token in a text is counted as the letters it is made of, and the
/// frame that a service puts around messages is not in them.
package final class Vocabulary: Sendable {
    /// What people are told it is: `o200k_base`, the file's own name.
    package let name: String
    /// Tokens that it has.
    package let size: Int
    private let rule: SplitRule
    let table: Table
    let composes: Bool

    /// What is merged with what.
    enum Table: Sendable {
        /// Whatever two neighbours make together is merged if it is a token, in the order of ranks.
        case ranks(ByteTable)
        /// Only listed pairs are merged. `bytes` has the 256 beginnings; `whole`, where it is there, pieces that are
        /// taken as they are.
        case merges(PairTable, bytes: [UInt32], whole: ByteTable?)

        @inline(__always)
        func isWhole(_ piece: UnsafeBufferPointer<UInt8>) -> Bool {
            switch self {
            case .ranks(let table): table.rank(of: piece) != nil
            case .merges(_, _, let whole): whole?.rank(of: piece) != nil
            }
        }

        @inline(__always)
        func token(of byte: UInt8) -> UInt32 {
            switch self {
            case .ranks: 0
            case .merges(_, let bytes, _): bytes[Int(byte)]
            }
        }

        @inline(__always)
        func merge(
            _ left: UInt32, _ right: UInt32, _ whole: UnsafeBufferPointer<UInt8>
        ) -> (rank: UInt32, token: UInt32)? {
            switch self {
            case .ranks(let table): table.rank(of: whole).map { ($0, 0) }
            case .merges(let pairs, _, _): pairs.merge(left, right)
            }
        }
    }

    /// - Parameter composes: Whether letters and their accents are made one (NFC) before anything else.
    init(name: String, size: Int, rule: SplitRule, table: Table, composes: Bool = false) {
        self.name = name
        self.size = size
        self.rule = rule
        self.table = table
        self.composes = composes
    }

    /// Tokens of a text, 0 or more.
    ///
    /// - Complexity: O(n), and O(m · log m) for a piece of m bytes without a break.
    package func count(_ text: String) -> Int {
        var pairs = BytePairs(table)
        var total = 0
        each(piece: normal(text)) { piece, _ in
            total += pairs.count(piece)
            return true
        }
        return total
    }

    func each(piece text: String, _ take: (UnsafeBufferPointer<UInt8>, Int) -> Bool) {
        var text = text
        text.withUTF8 { bytes in
            let whole = TextBytes(bytes: bytes)
            var place = 0
            while place < bytes.count {
                let limit = rule.isolatesDigits ? Self.part(from: place, in: whole) : bytes.count
                // A part is looked at as if there were nothing behind it.
                let part = TextBytes(bytes: UnsafeBufferPointer(rebasing: bytes[..<limit]))
                while place < limit {
                    let end = rule.end(ofPieceAt: place, in: part, limit: limit)
                    guard take(UnsafeBufferPointer(rebasing: bytes[place..<end]), place) else { return }
                    place = end
                }
            }
        }
    }

    /// A digit, or all up to the next one.
    private static func part(from place: Int, in text: TextBytes) -> Int {
        let (kind, end) = text.look(at: place)
        return kind == .number ? end : text.run(from: end) { $0 != .number }
    }
}
