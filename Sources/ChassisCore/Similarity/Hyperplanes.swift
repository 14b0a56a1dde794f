import Synchronization

/// Planes through the origin in every direction: on which sides of them a vector lies is a short picture of where it
/// points. Two vectors at an angle θ differ in θ/π of the sides on average.
///
/// The same in every process, so that pictures made at different times can be compared.
///
/// - SeeAlso: M. Charikar, "Similarity estimation techniques from rounding algorithms", 2002.
final class Hyperplanes: Sendable {
    static let count = 256
    private static let made = Mutex<[Int: Hyperplanes]>([:])

    private let dimensions: Int
    /// One normal after the other, of +1 and −1.
    private let normals: [Float]

    /// 1 KB for each dimension, kept: few lengths of vectors are in use.
    static func of(_ dimensions: Int) -> Hyperplanes {
        made.withLock { made in
            if let planes = made[dimensions] { return planes }
            let planes = Hyperplanes(dimensions)
            made[dimensions] = planes
            return planes
        }
    }

    private init(_ dimensions: Int) {
        self.dimensions = dimensions
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        normals = (0..<dimensions * Self.count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state >> 63 == 0 ? 1 : -1
        }
    }

    /// - Complexity: O(dimensions) times 256.
    func sides(of vector: [Float]) -> Sides {
        var words: [UInt64] = [0, 0, 0, 0]
        normals.withUnsafeBufferPointer { normals in
            vector.withUnsafeBufferPointer { vector in
                for plane in 0..<Self.count where Self.dot(normals, plane * dimensions, vector) > 0 {
                    words[plane / 64] |= 1 << UInt64(plane % 64)
                }
            }
        }
        return Sides(low: SIMD2(words[0], words[1]), high: SIMD2(words[2], words[3]))
    }

    private static func dot(
        _ normals: UnsafeBufferPointer<Float>, _ start: Int, _ vector: UnsafeBufferPointer<Float>
    ) -> Float {
        var sums = SIMD8<Float>.zero
        var place = 0
        while place + 8 <= vector.count {
            var a = SIMD8<Float>.zero
            var b = SIMD8<Float>.zero
            for lane in 0..<8 {
                a[lane] = normals[start + place + lane]
                b[lane] = vector[place + lane]
            }
            sums += a * b
            place += 8
        }
        var sum = sums.sum()
        while place < vector.count {
            sum += normals[start + place] * vector[place]
            place += 1
        }
        return sum
    }
}

/// On which side of each plane a vector lies.
struct Sides: Hashable, Sendable {
    var low: SIMD2<UInt64>
    var high: SIMD2<UInt64>
}
