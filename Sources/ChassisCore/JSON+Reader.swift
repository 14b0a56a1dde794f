/// Reads JSON strictly from valid UTF-8, byte by byte.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var depth = 0
    private let refusesDuplicateNames: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, refusesDuplicateNames: Bool = false) {
        self.bytes = bytes
        self.refusesDuplicateNames = refusesDuplicateNames
    }

    mutating func readDocument() throws(JSONSyntaxError) -> JSON {
        let value = try readValue()
        skipSpace()
        guard index == bytes.count else { throw unexpected("the end of the text") }
        return value
    }

    private mutating func readValue() throws(JSONSyntaxError) -> JSON {
        skipSpace()
        switch peek ?? 0 {
        case UInt8(ascii: "{"): return try readObject()
        case UInt8(ascii: "["): return try readArray()
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "t"): return try readWord("true", .bool(true))
        case UInt8(ascii: "f"): return try readWord("false", .bool(false))
        case UInt8(ascii: "n"): return try readWord("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
        default: throw unexpected("a value")
        }
    }

    private mutating func readObject() throws(JSONSyntaxError) -> JSON {
        try enter()
        var object = JSONObject()
        skipSpace()
        if take(UInt8(ascii: "}")) {
            depth -= 1
            return .object(object)
        }
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else {
                throw unexpected(object.isEmpty ? "a name in quotes or '}'" : "a name in quotes")
            }
            let start = index
            let name = try readString()
            if refusesDuplicateNames, object[name] != nil {
                throw JSONSyntaxError("a name that stands there already", at: start, in: bytes)
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw unexpected("':'") }
            object[name] = try readValue()
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw unexpected("',' or '}'") }
            depth -= 1
            return .object(object)
        }
    }

    private mutating func readArray() throws(JSONSyntaxError) -> JSON {
        try enter()
        var elements: [JSON] = []
        skipSpace()
        if take(UInt8(ascii: "]")) {
            depth -= 1
            return .array(elements)
        }
        while true {
            elements.append(try readValue())
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw unexpected("',' or ']'") }
            depth -= 1
            return .array(elements)
        }
    }

    private mutating func readWord(_ word: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
        let length = word.utf8CodeUnitCount
        guard index + length <= bytes.count else { throw unexpected("a value") }
        for place in 0..<length where bytes[index + place] != word.utf8Start[place] { throw unexpected("a value") }
        index += length
        return value
    }

    private mutating func readNumber() throws(JSONSyntaxError) -> JSON {
        let start = index
        let isNegative = take(UInt8(ascii: "-"))
        let leadsWithZero = peek == UInt8(ascii: "0")
        let digits = takeDigits()
        guard digits > 0 else { throw unexpected("a digit") }
        if leadsWithZero, digits > 1 {
            throw JSONSyntaxError("a number can't start with 0 and another digit", at: start, in: bytes)
        }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            guard takeDigits() > 0 else { throw unexpected("a digit") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard takeDigits() > 0 else { throw unexpected("a digit") }
        }
        if isWhole, let value = wholeNumber(from: start, isNegative: isNegative) { return .integer(value) }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
        guard let value = Double(text), value.isFinite else {
            throw JSONSyntaxError("a number beyond ±1.8e308", at: start, in: bytes)
        }
        return isWhole ? .large(text) : .number(value)
    }

    private func wholeNumber(from start: Int, isNegative: Bool) -> Int64? {
        var value: Int64 = 0
        for place in (isNegative ? start + 1 : start)..<index {
            let digit = Int64(bytes[place] &- UInt8(ascii: "0"))
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) =
                isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            if overflow || overflow2 { return nil }
            value = sum
        }
        return value
    }

    private mutating func readString() throws(JSONSyntaxError) -> String {
        index += 1
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<(index - 1)]), as: UTF8.self)
            case UInt8(ascii: "\\"): return try readEscapedString(from: start)
            case 0..<0x20: throw unexpected("an escape for a control character")
            default: index += 1
            }
        }
        throw JSONSyntaxError("a string that never ends", at: start - 1, in: bytes)
    }

    private mutating func readEscapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var out = [UInt8](bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: out, as: UTF8.self)
            case UInt8(ascii: "\\"): try readEscape(into: &out)
            case 0..<0x20: throw unexpected("an escape for a control character")
            default:
                out.append(byte)
                index += 1
            }
        }
        throw JSONSyntaxError("a string that never ends", at: start - 1, in: bytes)
    }

    private mutating func readEscape(into out: inout [UInt8]) throws(JSONSyntaxError) {
        index += 1
        switch peek {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(bytes[index])
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"):
            index += 1
            out += Character(try readScalar()).utf8
            return
        default: throw unexpected("one of \"\\/bfnrtu after '\\'")
        }
        index += 1
    }

    private mutating func readScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try readFourDigits()
        guard 0xD800...0xDBFF ~= first, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let here = index
        index += 2
        let second = try readFourDigits()
        guard 0xDC00...0xDFFF ~= second else {
            index = here
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func readFourDigits() throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = peek.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw unexpected("four hexadecimal digits after '\\u'")
            }
            value = value << 4 + UInt32(digit)
            index += 1
        }
        return value
    }
}

extension JSONReader {
    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func takeDigits() -> Int {
        let start = index
        while index < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] { index += 1 }
        return index - start
    }

    private mutating func enter() throws(JSONSyntaxError) {
        depth += 1
        guard depth <= JSON.maximumDepth else {
            throw JSONSyntaxError("more than \(JSON.maximumDepth) levels of nesting", at: index, in: bytes)
        }
        index += 1
    }

    private func unexpected(_ expected: String) -> JSONSyntaxError {
        JSONSyntaxError("expected \(expected), found \(found)", at: index, in: bytes)
    }

    private var found: String {
        guard index < bytes.count else { return "the end of the text" }
        let tail = String(decoding: UnsafeBufferPointer(rebasing: bytes[index...].prefix(4)), as: UTF8.self)
        guard let scalar = tail.unicodeScalars.first else { return "the end of the text" }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        default: return "'\(scalar)'"
        }
    }
}
