/// A direction in a byte for each dimension: a quarter of the room, and exact to some thousandths of a cosine.
package struct QuantizedVector: Hashable, Sendable {
    package let codes: [Int8]

    /// `nil` for a vector that points nowhere: none of its numbers differs from 0, or one is no number.
    package init?(_ vector: [Float]) {
        var most: Float = 0
        for number in vector {
            guard number.isFinite else { return nil }
            most = max(most, abs(number))
        }
        guard most > 0 else { return nil }
        codes = vector.map { Int8(($0 / most * 127).rounded()) }
    }

    package init?(bytes: [UInt8]) {
        guard bytes.contains(where: { $0 != 0 }) else { return nil }
        codes = bytes.map { Int8(bitPattern: $0) }
    }

    /// As it is kept; `init(bytes:)` reads it.
    package var bytes: [UInt8] { codes.map { UInt8(bitPattern: $0) } }
    /// −127…127: the direction at another length.
    package var numbers: [Float] { codes.map(Float.init) }

    /// −1…1; 0 for vectors of different lengths.
    package func cosine(_ other: QuantizedVector) -> Float {
        guard codes.count == other.codes.count else { return 0 }
        var (dot, own, others): (Int64, Int64, Int64) = (0, 0, 0)
        for (a, b) in zip(codes, other.codes) {
            dot += Int64(a) * Int64(b)
            own += Int64(a) * Int64(a)
            others += Int64(b) * Int64(b)
        }
        return Float(Double(dot) / (Double(own) * Double(others)).squareRoot())
    }
}
