/// The syntax of RFC 3986 and 3987, and of the templates of RFC 6570.
enum URIFormat {
    static func isReference(_ text: String, allowsUnicode: Bool, isAbsolute: Bool) -> Bool {
        let parts = URIReference(text)
        if isAbsolute, parts.scheme == nil { return false }
        // Without a scheme a colon in the first segment would read as one.
        if parts.scheme == nil, parts.authority == nil,
            parts.path.prefix(while: { $0 != "/" }).utf8.contains(UInt8(ascii: ":"))
        {
            return false
        }
        if let authority = parts.authority, !isAuthority(authority, allowsUnicode) { return false }
        return consists(parts.path, of: ":@/", allowsUnicode)
            && consists(parts.query ?? "", of: ":@/?", allowsUnicode)
            && consists(parts.fragment ?? "", of: ":@/?", allowsUnicode)
    }

    private static func isAuthority(_ authority: String, _ allowsUnicode: Bool) -> Bool {
        var rest = authority[...]
        if let at = rest.firstIndex(of: "@") {
            guard consists(String(rest[..<at]), of: ":", allowsUnicode) else { return false }
            rest = rest[rest.index(after: at)...]
        }
        if rest.hasPrefix("[") {
            guard let end = rest.firstIndex(of: "]") else { return false }
            let literal = String(rest[rest.index(after: rest.startIndex)..<end])
            guard NetworkFormat.isIPv6(literal) || isFutureAddress(literal) else { return false }
            rest = rest[rest.index(after: end)...]
            return rest.isEmpty || (rest.hasPrefix(":") && rest.utf8.dropFirst().allSatisfy(\.isASCIIDigit))
        }
        if let colon = rest.lastIndex(of: ":") {
            guard rest[rest.index(after: colon)...].utf8.allSatisfy(\.isASCIIDigit) else { return false }
            rest = rest[..<colon]
        }
        return consists(String(rest), of: "", allowsUnicode)
    }

    private static func isFutureAddress(_ literal: String) -> Bool {
        guard let first = literal.utf8.first, first | 0x20 == UInt8(ascii: "v"), let dot = literal.firstIndex(of: ".")
        else { return false }
        let version = literal[..<dot].utf8.dropFirst()
        let address = String(literal[literal.index(after: dot)...])
        return !version.isEmpty && version.allSatisfy { $0.hexValue != nil } && !address.isEmpty
            && consists(address, of: ":", false)
    }

    /// Whether text has only unreserved characters, sub-delimiters, escapes, and the ones named.
    private static func consists(_ text: String, of more: String, _ allowsUnicode: Bool) -> Bool {
        let allowed = "-._~!$&'()*+,;=" + more
        var digitsDue = 0
        for scalar in text.unicodeScalars {
            if digitsDue > 0 {
                guard scalar.isASCII, UInt8(scalar.value).hexValue != nil else { return false }
                digitsDue -= 1
            } else if scalar == "%" {
                digitsDue = 2
            } else if !scalar.isASCII {
                guard allowsUnicode, isInternational(scalar) else { return false }
            } else {
                let byte = UInt8(scalar.value)
                guard byte.isASCIILetter || byte.isASCIIDigit || allowed.utf8.contains(byte) else { return false }
            }
        }
        return digitsDue == 0
    }

    private static func isInternational(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0...0xD7FF, 0xE000...0xFDCF, 0xFDF0...0xFFEF: true
        case 0x10000...0xEFFFF: scalar.value & 0xFFFF < 0xFFFE
        default: false
        }
    }

    static func isTemplate(_ text: String) -> Bool {
        var rest = text.unicodeScalars[...]
        var digitsDue = 0
        while let scalar = rest.popFirst() {
            if digitsDue > 0 {
                guard scalar.properties.isASCIIHexDigit else { return false }
                digitsDue -= 1
                continue
            }
            switch scalar {
            case "{":
                guard let end = rest.firstIndex(of: "}"), isExpression(rest[..<end]) else { return false }
                rest = rest[rest.index(after: end)...]
            case "%": digitsDue = 2
            case "}", "\"", "'", "<", ">", "\\", "^", "`", "|", " ": return false
            default: if scalar.value < 0x20 || scalar.value == 0x7F { return false }
            }
        }
        return digitsDue == 0
    }

    private static func isExpression(_ text: Substring.UnicodeScalarView) -> Bool {
        var text = text
        if let first = text.first, "+#./;?&=,!@|".unicodeScalars.contains(first) { text.removeFirst() }
        return text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { variable in
            var name = variable
            if name.last == "*" {
                name.removeLast()
            } else if let colon = name.lastIndex(of: ":") {
                let length = name[name.index(after: colon)...]
                guard (1...4).contains(length.count), length.allSatisfy({ ("0"..."9").contains($0) }),
                    length.first != "0"
                else { return false }
                name = name[..<colon]
            }
            return isVariable(String(name))
        }
    }

    private static func isVariable(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            guard !part.isEmpty else { return false }
            var digitsDue = 0
            for byte in part.utf8 {
                if digitsDue > 0 {
                    guard byte.hexValue != nil else { return false }
                    digitsDue -= 1
                } else if byte == UInt8(ascii: "%") {
                    digitsDue = 2
                } else {
                    guard byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_") else { return false }
                }
            }
            return digitsDue == 0
        }
    }
}
