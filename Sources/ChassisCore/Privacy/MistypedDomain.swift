/// What stands behind an `@` and is a domain only by its reader's good will: a comma or a blank for the dot, two dots, or
/// an IP address in brackets.
enum MistypedDomain {
    /// The end of a domain of one label and an end that is no word of any language, or nil: `example,com`, `example .com`.
    static func end(after sign: Int, in utf8: [UInt8]) -> Int? {
        var index = sign + 1
        while utf8.at(index).isASCIIAlphanumeric || utf8.at(index) == 0x2D || utf8.at(index) == 0x5F { index += 1 }
        guard index - sign > 2, index - sign <= 64 else { return nil }
        // `exa_mple.com`: no host's name has a low line, and people's mail has.
        for mark in marks where utf8.has(mark, at: index) {
            let start = index + mark.count
            for end in ends where utf8.has(end, at: start) {
                let after = utf8.at(start + end.count)
                if !after.isASCIIAlphanumeric, after != 0x2D, after != 0x5F, after < 0x80 { return start + end.count }
            }
        }
        return nil
    }

    /// RFC 5321 §4.1.3: the end of `[192.0.2.1]` or `[IPv6:2001:db8::1]`.
    static func literalEnd(from bracket: Int, in utf8: [UInt8]) -> Int? {
        var end = bracket + 1
        while end - bracket < 48, utf8.at(end).isASCIIAlphanumeric || utf8.at(end) == 0x2E || utf8.at(end) == 0x3A {
            end += 1
        }
        guard utf8.at(end) == 0x5D else { return nil }
        let isAddress =
            IPAddressRecognizer.isVersion4(utf8[(bracket + 1)..<end]) || utf8.hasFolded(version6, at: bracket + 1)
        return isAddress ? end + 1 : nil
    }

    private static let marks = [".", "..", ",", " .", ". ", "。"].map { Array($0.utf8) }
    private static let ends = ["com", "org", "net", "edu", "gov"].map { Array($0.utf8) }
    private static let version6 = Array("ipv6:".utf8)
}
