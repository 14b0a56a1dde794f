/// A value that is personal data wherever it stands.
struct KnownValue {
    var bytes: [UInt8]
    var kind: PersonalData
}

/// Finds values that were recognised before, also where nothing around them says what they are.
struct KnownValueFinder {
    /// The values with their ASCII letters folded, sorted, so that each byte read halves those that are left: ten
    /// thousand values cost hardly more per byte of text than one.
    private let values: [KnownValue]
    /// Those that start with a byte.
    private var byFirst = [Range<Int>](repeating: 0..<0, count: 256)

    /// - Parameter values: Those of 5 to 128 bytes are searched for, secrets from 4 on; ASCII letters in any case.
    init(_ values: [KnownValue]) {
        self.values = values.filter { ($0.kind == .secret ? 4...128 : 5...128).contains($0.bytes.count) }
            .map { KnownValue(bytes: $0.bytes.map(\.asciiLowercased), kind: $0.kind) }
            .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        var start = 0
        while start < self.values.count {
            let first = self.values[start].bytes[0]
            var end = start
            while end < self.values.count, self.values[end].bytes[0] == first { end += 1 }
            byFirst[Int(first)] = start..<end
            byFirst[Int(first.asciiUppercased)] = start..<end
            start = end
        }
    }

    /// The longest value at each start, not within a word; none overlapping.
    func matches(in utf8: [UInt8]) -> [PersonalDataMatch] {
        guard !values.isEmpty else { return [] }
        var found: [PersonalDataMatch] = []
        var index = 0
        while index < utf8.count {
            if !byFirst[Int(utf8[index])].isEmpty, let match = match(at: index, in: utf8) {
                found.append(match)
                index = match.range.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private func match(at start: Int, in utf8: [UInt8]) -> PersonalDataMatch? {
        if utf8[start].isASCIIAlphanumeric, utf8.at(start - 1).isASCIIAlphanumeric { return nil }
        var left = byFirst[Int(utf8[start])]
        var best: PersonalDataMatch?
        var index = start + 1
        while index < utf8.count {
            left = narrowed(left, offset: index - start, to: utf8[index].asciiLowercased)
            guard let first = left.first else { break }
            index += 1
            // What has ended sorts before what goes on; equal values come in the order of their kinds.
            let isWhole = !(utf8[index - 1].isASCIIAlphanumeric && utf8.at(index).isASCIIAlphanumeric)
            if isWhole, values[first].bytes.count == index - start {
                best = PersonalDataMatch(range: start..<index, kind: values[first].kind)
            }
        }
        return best
    }

    /// The values of a range, all equal up to `offset`, that have a byte there.
    private func narrowed(_ range: Range<Int>, offset: Int, to byte: UInt8) -> Range<Int> {
        let low = bound(range) { offset < values[$0].bytes.count && values[$0].bytes[offset] >= byte }
        let high = bound(low..<range.upperBound) { values[$0].bytes[offset] > byte }
        return low..<high
    }

    /// The first index of a sorted range that is far enough.
    private func bound(_ range: Range<Int>, _ isFar: (Int) -> Bool) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if isFar(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension MaskMap {
    /// The values of the kinds that are masked, in any order.
    func knownValues(of kinds: Set<PersonalData>) -> [KnownValue] {
        kinds.flatMap { kind in
            (values[kind.label] ?? []).map { KnownValue(bytes: Array($0.utf8), kind: kind) }
        }
    }
}
