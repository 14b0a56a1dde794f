/// Personal values that nobody has, the same ones in every run: e-mail addresses, phone numbers, cards, accounts,
/// addresses of machines, ids and keys.
struct PrivateValues {
    private var state: UInt64
    let all: [String]

    init(_ count: Int, seed: UInt64 = 0x5EED) {
        state = seed
        var values: [String] = []
        var seen: Set<String> = []
        var maker = PrivateValues(state: seed)
        while values.count < count {
            let value = maker.value(of: values.count % 8)
            if seen.insert(value).inserted { values.append(value) }
        }
        all = values
    }

    private init(state seed: UInt64) {
        state = seed
        all = []
    }

    private mutating func value(of kind: Int) -> String {
        switch kind {
        case 0: return "\(word()).\(word())\(number(100...999))@\(word()).example"
        case 1: return "\(word())+\(word())@\(word())-\(word()).co.uk"
        case 2: return "+49 30 \(number(100_000...999_999))\(number(10...99))"
        case 3: return "(\(number(201...989))) 555-\(number(1000...9999))"
        case 4:
            let digits = card("4" + digits(14))
            return stride(from: 0, to: 16, by: 4).map { String(digits.dropFirst($0).prefix(4)) }.joined(separator: " ")
        case 5: return iban(digits(18))
        case 6: return "2001:db8:\(hex()):\(hex()):\(hex()):\(hex()):\(hex()):\(hex())"
        default: return "sk-\(word())\(digits(8))\(word())\(digits(8))"
        }
    }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    private mutating func digits(_ count: Int) -> String { (0..<count).map { _ in "\(next() % 10)" }.joined() }
    private mutating func hex() -> String { String(0x1000 + Int(next() % 0xEFFF), radix: 16) }

    private mutating func word() -> String {
        (0..<3).map { _ in
            "\(["b", "d", "f", "k", "l", "m", "n", "p", "r", "s", "t", "v"][number(0...11)])"
                + ["a", "e", "i", "o", "u"][number(0...4)]
        }.joined()
    }

    private func card(_ start: String) -> String {
        var sum = 0
        for (index, digit) in start.reversed().compactMap(\.wholeNumberValue).enumerated() {
            let value = index % 2 == 0 ? digit * 2 : digit
            sum += value > 9 ? value - 9 : value
        }
        return start + "\((10 - sum % 10) % 10)"
    }

    private func iban(_ account: String) -> String {
        // D, E and two zeros as digits behind the account.
        let rest = (account + "131400").reduce(0) { ($0 * 10 + ($1.wholeNumberValue ?? 0)) % 97 }
        let check = 98 - rest
        return "DE" + (check < 10 ? "0" : "") + "\(check)" + account
    }
}

/// Looks for many values in many bytes at once.
struct ByteSearch {
    /// Values by their first eight bytes.
    private var byStart: [UInt64: [[UInt8]]] = [:]
    private var mayStart = [Bool](repeating: false, count: 65_536)

    /// - Parameter values: Of eight bytes and more.
    init(_ values: [String]) {
        for value in values {
            let bytes = Array(value.utf8)
            byStart[Self.key(bytes), default: []].append(bytes)
            mayStart[Int(bytes[0]) << 8 | Int(bytes[1])] = true
        }
    }

    /// The values that stand somewhere in the bytes.
    func found(in bytes: some Sequence<UInt8>) -> Set<String> {
        let bytes = Array(bytes)
        var found: Set<String> = []
        guard bytes.count >= 8 else { return found }
        bytes.withUnsafeBufferPointer { bytes in
            var key: UInt64 = 0
            for index in 0..<bytes.count {
                key = key << 8 | UInt64(bytes[index])
                guard index >= 7, mayStart[Int(key >> 48)], let values = byStart[key] else { continue }
                let start = index - 7
                for value in values where start + value.count <= bytes.count {
                    if bytes[start..<start + value.count].elementsEqual(value) {
                        found.insert(String(decoding: value, as: UTF8.self))
                    }
                }
            }
        }
        return found
    }

    private static func key(_ bytes: [UInt8]) -> UInt64 { bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}
