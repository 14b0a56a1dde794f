/// Why a text is not JSON, and where.
package struct JSONSyntaxError: OperatorError, Hashable {
    /// 1 or more, counted by line feeds.
    package let line: Int
    /// 1 or more, in code points from the start of the line.
    package let column: Int
    /// In bytes from the start of the text, 0 or more.
    package let offset: Int
    /// What was expected and what was found instead.
    package let problem: String

    package var code: String { "invalid_json" }
    package var message: String { "line \(line), column \(column): \(problem)" }
    package var remedy: String? { nil }

    init(_ problem: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        self.problem = problem
        self.offset = offset
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.line = line
        self.column = column
    }
}

extension JSON {
    /// Arrays and objects inside one another, at most.
    package static let maximumDepth = 512

    /// Reads one JSON value, and nothing around it but white space, as RFC 8259 has it.
    ///
    /// Of two members with one name the last wins. Half a surrogate pair becomes U+FFFD. A whole number beyond 64 bits
    /// keeps its digits; a number beyond the range of `Double` is an error, because it would be lost.
    ///
    /// - Throws: `JSONSyntaxError` with line and column; also beyond `maximumDepth`.
    /// - Complexity: O(n) time; the stack grows with the depth only.
    package init(parsing text: String) throws(JSONSyntaxError) {
        var text = text
        let result = text.withUTF8 { bytes in Self.parse(bytes) }
        self = try result.get()
    }

    /// Reads one JSON value from UTF-8 bytes; see `init(parsing:)` for text.
    ///
    /// - Parameter refusingDuplicateNames: Whether two members with one name are an error: two programs that read such
    ///   an object differently can be played off against each other.
    /// - Throws: `JSONSyntaxError`; bytes that are not UTF-8 are named with their offset.
    package init(parsing utf8: [UInt8], refusingDuplicateNames: Bool = false) throws(JSONSyntaxError) {
        let result = utf8.withUnsafeBufferPointer { bytes in
            if let offset = UTF8Check.firstInvalidOffset(in: bytes) {
                let problem = "byte \(offset) is not valid UTF-8"
                return Result<JSON, JSONSyntaxError>.failure(JSONSyntaxError(problem, at: offset, in: bytes))
            }
            return Self.parse(bytes, refusingDuplicateNames: refusingDuplicateNames)
        }
        self = try result.get()
    }

    private static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, refusingDuplicateNames: Bool = false
    ) -> Result<JSON, JSONSyntaxError> {
        var reader = JSONReader(bytes, refusesDuplicateNames: refusingDuplicateNames)
        do throws(JSONSyntaxError) {
            return .success(try reader.readDocument())
        } catch {
            return .failure(error)
        }
    }
}

/// Finds the first byte that can't stand in UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).
enum UTF8Check {
    static func firstInvalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            guard let (length, second) = shape(of: byte), index + length <= bytes.count,
                second.contains(bytes[index + 1])
            else { return index }
            for next in (index + 2)..<max(index + length, index + 2) where bytes[next] & 0xC0 != 0x80 { return index }
            index += length
        }
        return nil
    }

    private static func shape(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }
}
