import ChassisCore
import ChassisEngine

/// JSON that holds long answers, as it is written piece by piece.
///
/// It is made anew for each piece, which shares the answers' texts and costs little: so nothing of them is held for a client
/// that is slow. Its pieces are made on the common pool, because the threads of connections have other clients to answer.
struct LongJSON: Sendable {
    private let answers: [HeldAnswer]
    private let make: @Sendable ([ChatAnswer]) -> JSON
    private var written = JSON.Written()
    private static let piece = 64 << 10

    /// - Parameter make: Makes the same of the same answers each time.
    init(of answers: [HeldAnswer], _ make: @escaping @Sendable ([ChatAnswer]) -> JSON) {
        self.answers = answers
        self.make = make
    }

    /// - Returns: `nil` at its end.
    mutating func next() async throws -> [UInt8]? {
        guard !written.isWhole else { return nil }
        let whole = try await answers.whole()
        let (piece, written) = await Place.away { [make, written] in
            var written = written
            let piece = make(whole).piece(behind: &written, atLeast: Self.piece)
            return (piece, written)
        }
        self.written = written
        return piece
    }
}

extension [HeldAnswer] {
    func whole() async throws -> [ChatAnswer] {
        var answers: [ChatAnswer] = []
        for held in self { answers.append(try await held.whole()) }
        return answers
    }
}
