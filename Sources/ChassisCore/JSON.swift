/// A JSON value. Objects keep the order of their members, because people read them.
package enum JSON: Sendable {
    case null
    case bool(Bool)
    /// A number without fraction or exponent that fits.
    case integer(Int64)
    /// A whole number that doesn't: its digits as they were read, with the sign.
    case large(String)
    /// Any other number.
    case number(Double)
    case string(String)
    case array([JSON])
    case object(JSONObject)
}

/// The members of a JSON object, in order, with look-up by name. A name set twice keeps its first place and last value.
///
/// Names are told apart by their code points: two spellings of one accented letter are two names, as in every other
/// JSON reader. Look-up is a scan in small objects and hashed in large ones; taking a member out is O(n).
package struct JSONObject: Sendable {
    package private(set) var members: [(name: String, value: JSON)] = []
    /// Where each name stands; empty while the members are few enough to scan.
    private var places: [ExactText: Int] = [:]
    private static let scannedCount = 12

    package init() {}

    package init(_ members: [(String, JSON)]) {
        self.members.reserveCapacity(members.count)
        for (name, value) in members { self[name] = value }
    }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }
    package var names: [String] { members.map(\.name) }
    /// Of what says something and is none of these.
    package func names(besides known: Set<String>) -> [String] {
        members.filter { $0.value != .null && !known.contains($0.name) }.map(\.name)
    }

    package subscript(name: String) -> JSON? {
        get { place(of: name).map { members[$0].value } }
        set {
            let place = place(of: name)
            if let newValue {
                if let place { members[place].value = newValue } else { append(name, newValue) }
            } else if let place {
                members.remove(at: place)
                places = [:]
                if members.count > Self.scannedCount { indexAll() }
            }
        }
    }

    private func place(of name: String) -> Int? {
        guard places.isEmpty else { return places[ExactText(name)] }
        return members.firstIndex { ExactText.areEqual($0.name, name) }
    }

    private mutating func append(_ name: String, _ value: JSON) {
        // Most objects have a few members; growing to them one by one would move them each time.
        if members.isEmpty { members.reserveCapacity(4) }
        members.append((name, value))
        if !places.isEmpty {
            places[ExactText(name)] = members.count - 1
        } else if members.count > Self.scannedCount {
            indexAll()
        }
    }

    private mutating func indexAll() {
        for (place, member) in members.enumerated() { places[ExactText(member.name)] = place }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(JSONObject(elements)) }
    package init(nilLiteral: ()) { self = .null }
}

extension JSON {
    package var string: String? { if case .string(let value) = self { value } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    package var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
    package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
    /// Of a number without a fraction, `1.0` included; `nil` for one beyond 64 bits.
    package var integer: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int64(exactly: value)
        default: nil
        }
    }
    /// Of any number, rounded where a `Double` can't hold it.
    package var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .large(let digits): Double(digits)
        case .number(let value): value
        default: nil
        }
    }

    package subscript(name: String) -> JSON? { object?[name] }
    package subscript(index: Int) -> JSON? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }
}

extension JSON {
    /// Compact text: members in order, no spaces, control characters escaped, `/` as it is.
    package var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The same as bytes.
    package var utf8: [UInt8] {
        var out: [UInt8] = []
        // Most values are answers and bodies of some hundred bytes; growing to them byte by byte would move them each time.
        out.reserveCapacity(512)
        write(to: &out)
        return out
    }

    private func write(to out: inout [UInt8]) {
        switch self {
        case .null: out += "null".utf8
        case .bool(let value): out += (value ? "true" : "false").utf8
        case .integer(let value): out += String(value).utf8
        case .large(let digits): out += digits.utf8
        case .number(let value): out += (value.isFinite ? "\(value)" : "null").utf8
        case .string(let value): Self.write(value, to: &out)
        case .array(let elements):
            out.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                element.write(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let object):
            out.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                Self.write(member.name, to: &out)
                out.append(UInt8(ascii: ":"))
                member.value.write(to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ string: String, to out: inout [UInt8]) {
        var string = string
        out.append(UInt8(ascii: "\""))
        string.withUTF8 { escape($0, to: &out) }
        out.append(UInt8(ascii: "\""))
    }

    /// Writes bytes of a string, without the quotes around it.
    static func escape(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        if bytes.count <= shortest {
            for byte in bytes { if mustEscape(byte) { escape(byte, to: &out) } else { out.append(byte) } }
            return
        }
        // Texts are long and little of them is escaped: what stands between is copied as a whole.
        var (start, place) = (0, 0)
        while place < bytes.count {
            if place + 8 <= bytes.count,
                isPlain(UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self))
            {
                place += 8
                continue
            }
            if mustEscape(bytes[place]) {
                out += UnsafeBufferPointer(rebasing: bytes[start..<place])
                escape(bytes[place], to: &out)
                start = place + 1
            }
            place += 1
        }
        out += UnsafeBufferPointer(rebasing: bytes[start...])
    }

    /// Names and words are copied byte by byte.
    private static let shortest = 16

    /// Whether none of eight bytes need be escaped; no for some that needn't.
    private static func isPlain(_ bytes: UInt64) -> Bool {
        let (ones, tops) = (UInt64(0x0101_0101_0101_0101), UInt64(0x8080_8080_8080_8080))
        /// Whether one of eight bytes is 0, in its highest bit.
        func zeros(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
        let controls = (bytes &- ones &* 0x20) & ~bytes
        return (controls | zeros(bytes ^ ones &* 0x22) | zeros(bytes ^ ones &* 0x5C) | zeros(bytes ^ ones &* 0x7F))
            & tops == 0
    }

    private static func mustEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
    }

    private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): out += "\\\"".utf8
        case UInt8(ascii: "\\"): out += "\\\\".utf8
        case 0x0A: out += "\\n".utf8
        case 0x0D: out += "\\r".utf8
        case 0x09: out += "\\t".utf8
        default:
            let digits = String(byte, radix: 16)
            out += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
        }
    }
}
