/// Addresses and host names.
enum NetworkFormat {
    static func isIPv4(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy(\.isASCIIDigit)
                    && (part.count == 1 || part.first != UInt8(ascii: "0"))
                    && part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } < 256
            }
    }

    /// RFC 4291, section 2.2; without a zone.
    static func isIPv6(_ text: String) -> Bool {
        guard text.utf8.count <= 45 else { return false }
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return false }
        var count = 0
        for (place, half) in halves.enumerated() where !half.isEmpty {
            let groups = half.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
            for (index, group) in groups.enumerated() {
                let isLast = index == groups.count - 1 && place == halves.count - 1
                if isLast, group.utf8.contains(UInt8(ascii: ".")) {
                    guard isIPv4(group) else { return false }
                    count += 2
                } else {
                    guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy({ $0.hexValue != nil }) else {
                        return false
                    }
                    count += 1
                }
            }
        }
        return halves.count == 2 ? count <= 7 : count == 8
    }

    /// RFC 1123, with the A-labels of RFC 5891.
    static func isHostname(_ text: String) -> Bool {
        guard (1...253).contains(text.utf8.count) else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLabel)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard (1...63).contains(label.utf8.count),
            label.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }),
            label.utf8.first != UInt8(ascii: "-"), label.utf8.last != UInt8(ascii: "-")
        else { return false }
        guard label.utf8.dropFirst(2).starts(with: "--".utf8) else { return true }
        guard label.lowercased().hasPrefix("xn--"), let decoded = Punycode.decode(label.utf8.dropFirst(4)) else {
            return false
        }
        return InternationalLabel.isValid(decoded)
    }

    /// RFC 5890: labels of letters of any script, by the rules of RFC 5892 that need no tables of scripts.
    static func isInternationalHostname(_ text: String) -> Bool {
        let separators: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
        let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) { separators.contains($0) }
        guard !text.isEmpty, text.utf8.count <= 253 * 4 else { return false }
        return labels.allSatisfy { label in
            if label.allSatisfy(\.isASCII) { return isLabel(Substring(label)) }
            return InternationalLabel.isValid(Array(label))
        }
    }

    static func isEmail(_ text: String, allowsUnicode: Bool) -> Bool {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")), allowsUnicode || text.utf8.allSatisfy({ $0 < 0x80 })
        else { return false }
        let local = text[..<at]
        let domain = text[text.index(after: at)...]
        return isLocalPart(local) && isMailDomain(String(domain), allowsUnicode)
    }

    private static func isMailDomain(_ domain: String, _ allowsUnicode: Bool) -> Bool {
        if domain.hasPrefix("["), domain.hasSuffix("]") {
            let literal = String(domain.dropFirst().dropLast())
            return literal.hasPrefix("IPv6:") ? isIPv6(String(literal.dropFirst(5))) : isIPv4(literal)
        }
        return allowsUnicode ? isInternationalHostname(domain) : isHostname(domain)
    }

    /// RFC 5321, section 4.1.2: atoms with dots between, or a quoted string.
    private static func isLocalPart(_ local: Substring) -> Bool {
        if local.utf8.count >= 2, local.hasPrefix("\""), local.hasSuffix("\"") {
            var isEscaped = false
            for byte in local.utf8.dropFirst().dropLast() {
                guard byte >= 0x20, byte != 0x7F, isEscaped || byte != UInt8(ascii: "\"") else { return false }
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            }
            return !isEscaped
        }
        return local.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty
                && atom.allSatisfy {
                    $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0)
                }
        }
    }
}
