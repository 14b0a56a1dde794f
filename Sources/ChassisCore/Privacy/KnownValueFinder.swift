/// A value that is personal data wherever it stands.
struct KnownValue {
    var bytes: [UInt8]
    var kind: PersonalData
}

/// Finds values that were recognised before, also where nothing around them says what they are.
struct KnownValueFinder {
    private struct Node {
        var children: [UInt8: Int] = [:]
        var kind: PersonalData?
    }

    /// A tree of the values' bytes, so that ten thousand values cost no more per byte of text than one.
    private var nodes = [Node()]

    /// - Parameter values: Those of 5 to 128 bytes are searched for; ASCII letters in any case.
    init(_ values: [KnownValue]) {
        for value in values where (5...128).contains(value.bytes.count) {
            var node = 0
            for byte in value.bytes {
                let folded = byte.asciiLowercased
                if let next = nodes[node].children[folded] {
                    node = next
                } else {
                    nodes.append(Node())
                    nodes[node].children[folded] = nodes.count - 1
                    node = nodes.count - 1
                }
            }
            nodes[node].kind = nodes[node].kind ?? value.kind
        }
    }

    /// The longest value at each start, not within a word; none overlapping.
    func matches(in utf8: [UInt8]) -> [PersonalDataMatch] {
        guard nodes.count > 1 else { return [] }
        var starts = [Bool](repeating: false, count: 256)
        for byte in nodes[0].children.keys {
            starts[Int(byte)] = true
            starts[Int(byte.asciiUppercased)] = true
        }
        var found: [PersonalDataMatch] = []
        var index = 0
        while index < utf8.count {
            if starts[Int(utf8[index])], let match = match(at: index, in: utf8) {
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
        var node = 0
        var best: PersonalDataMatch?
        var index = start
        while index < utf8.count, let next = nodes[node].children[utf8[index].asciiLowercased] {
            node = next
            index += 1
            let isWhole = !(utf8[index - 1].isASCIIAlphanumeric && utf8.at(index).isASCIIAlphanumeric)
            if let kind = nodes[node].kind, isWhole { best = PersonalDataMatch(range: start..<index, kind: kind) }
        }
        return best
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
