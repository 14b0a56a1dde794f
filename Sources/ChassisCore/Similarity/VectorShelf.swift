import Foundation

/// Vectors of one length, searched for the ones that point nearly where another does.
///
/// Few are compared one by one. Many are sifted first by the sides of 256 planes they lie on, which is 32 bytes to read
/// in place of some hundred: a hundredth of the time of comparing all at 100,000 of 384 dimensions, and what is nearer than
/// the floor is missed about once in ten thousand searches. Nothing has to be built, so that adding stays cheap.
///
/// A graph (hnswlib 0.6.2, M 16, ef 64, on the same two busy cores, 384 dimensions) was measured beside it: a search takes
/// 0.04 ms at 1,000, 0.16 ms at 10,000 and 0.40 ms at 100,000, where sifting takes 0.18, 0.14 and 0.76 ms and comparing
/// all 0.18, 1.9 and 76 ms. It has to be built first, in each process: 0.2 s, 5.6 s and 176 s. That is not worth half a
/// millisecond of a lookup that may take one.
package struct VectorShelf: Sendable {
    package struct Match: Hashable, Sendable {
        package var id: Int64
        /// −1…1.
        package var cosine: Float
    }

    package let dimensions: Int
    private var ids: [Int64] = []
    private var codes: [Int8] = []
    private var lengths: [Float] = []
    private var low: [SIMD2<UInt64>] = []
    private var high: [SIMD2<UInt64>] = []
    private let planes: Hyperplanes

    /// Up to this many, all are compared.
    package static let fewVectors = 1000
    /// The nearest by their sides; these are compared exactly.
    private static let sifted = 128

    package init(dimensions: Int) {
        self.dimensions = dimensions
        planes = .of(dimensions)
    }

    package var count: Int { ids.count }

    /// - Precondition: The vector has the shelf's dimensions; another is not taken.
    package mutating func add(_ vector: QuantizedVector, id: Int64) {
        guard vector.codes.count == dimensions else { return }
        ids.append(id)
        codes += vector.codes
        lengths.append(vector.codes.reduce(Float(0)) { $0 + Float($1) * Float($1) }.squareRoot())
        let sides = planes.sides(of: vector.numbers)
        low.append(sides.low)
        high.append(sides.high)
    }

    /// - Complexity: O(dimensions).
    package mutating func remove(id: Int64) {
        guard let place = ids.firstIndex(of: id), let last = ids.indices.last else { return }
        ids[place] = ids[last]
        lengths[place] = lengths[last]
        low[place] = low[last]
        high[place] = high[last]
        for offset in 0..<dimensions { codes[place * dimensions + offset] = codes[last * dimensions + offset] }
        ids.removeLast()
        lengths.removeLast()
        low.removeLast()
        high.removeLast()
        codes.removeLast(dimensions)
    }

    /// Keeps those with the highest ids.
    ///
    /// - Complexity: O(count · (log(count) + dimensions)).
    package mutating func keep(newest limit: Int) {
        guard count > limit else { return }
        let places = ids.indices.sorted { ids[$0] > ids[$1] }.prefix(max(0, limit))
        codes = places.flatMap { codes[$0 * dimensions..<($0 + 1) * dimensions] }
        lengths = places.map { lengths[$0] }
        low = places.map { low[$0] }
        high = places.map { high[$0] }
        ids = places.map { ids[$0] }
    }

    /// The nearest vectors, nearest first.
    ///
    /// - Parameter floor: What is further away than this cosine is of no interest.
    /// - Complexity: O(count); see chassis bench cache.
    package func nearest(_ vector: [Float], floor: Float, limit: Int) -> [Match] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard vector.count == dimensions, length > 0, length.isFinite, limit > 0 else { return [] }
        let places = count <= Self.fewVectors ? Array(ids.indices) : sift(vector, floor: floor)
        return best(places, vector, length, floor, limit)
    }

    /// The same by comparing all: what `nearest` is measured against.
    package func nearestOfAll(_ vector: [Float], floor: Float, limit: Int) -> [Match] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard vector.count == dimensions, length > 0, length.isFinite, limit > 0 else { return [] }
        return best(Array(ids.indices), vector, length, floor, limit)
    }

    /// The nearest of those wanted, all of them compared: who may see few of many must find them all the same.
    package func nearest(
        _ vector: [Float], floor: Float, limit: Int, where isWanted: (Int64) -> Bool
    ) -> [Match] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard vector.count == dimensions, length > 0, length.isFinite, limit > 0 else { return [] }
        return best(ids.indices.filter { isWanted(ids[$0]) }, vector, length, floor, limit)
    }

    private func best(
        _ places: [Int], _ vector: [Float], _ length: Float, _ floor: Float, _ limit: Int
    ) -> [Match] {
        var matches: [Match] = []
        codes.withUnsafeBufferPointer { codes in
            vector.withUnsafeBufferPointer { vector in
                for place in places {
                    let cosine = Self.dot(codes, place * dimensions, vector) / (length * lengths[place])
                    if cosine >= floor { matches.append(Match(id: ids[place], cosine: cosine)) }
                }
            }
        }
        matches.sort { ($1.cosine, $0.id) < ($0.cosine, $1.id) }
        return Array(matches.prefix(limit))
    }

    private static func dot(
        _ codes: UnsafeBufferPointer<Int8>, _ start: Int, _ vector: UnsafeBufferPointer<Float>
    ) -> Float {
        guard let code = codes.baseAddress.map({ $0 + start }), let number = vector.baseAddress else { return 0 }
        var sums = SIMD8<Float>.zero
        var place = 0
        while place + 8 <= vector.count {
            let a = UnsafeRawPointer(code + place).loadUnaligned(as: SIMD8<Int8>.self)
            let b = UnsafeRawPointer(number + place).loadUnaligned(as: SIMD8<Float>.self)
            sums += SIMD8<Float>(a) * b
            place += 8
        }
        var sum = sums.sum()
        while place < vector.count {
            sum += Float(code[place]) * number[place]
            place += 1
        }
        return sum
    }

    private func sift(_ vector: [Float], floor: Float) -> [Int] {
        let wanted = planes.sides(of: vector)
        let most = Self.mostDifferences(at: floor)
        var counts = [Int](repeating: 0, count: Hyperplanes.count + 1)
        var found: [(place: Int, differences: Int)] = []
        low.withUnsafeBufferPointer { low in
            for place in low.indices {
                // The second half is looked at only where the first leaves hope.
                var differences = Self.bits(low[place] ^ wanted.low)
                guard differences <= most else { continue }
                differences += Self.bits(high[place] ^ wanted.high)
                guard differences <= most else { continue }
                counts[differences] += 1
                found.append((place, differences))
            }
        }
        guard found.count > Self.sifted else { return found.map(\.place) }
        var (limit, sum) = (0, counts[0])
        while sum < Self.sifted, limit < Hyperplanes.count {
            limit += 1
            sum += counts[limit]
        }
        return found.filter { $0.differences <= limit }.prefix(4 * Self.sifted).map(\.place)
    }

    private static func bits(_ word: SIMD2<UInt64>) -> Int { word.x.nonzeroBitCount + word.y.nonzeroBitCount }

    /// How many sides differ at an angle, and four standard deviations more.
    static func mostDifferences(at cosine: Float) -> Int {
        let share = acos(Double(max(-1, min(1, cosine)))) / Double.pi
        let planes = Double(Hyperplanes.count)
        return Int((planes * share + 4 * (planes * share * (1 - share)).squareRoot()).rounded(.up))
    }
}
