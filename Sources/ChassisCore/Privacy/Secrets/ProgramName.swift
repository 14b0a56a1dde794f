/// Names as programs have them: `req.body.password`, `EC_KEY_new`, `P256.Signing.PrivateKey`, `editor.heading-2`.
///
/// What is made up at random hardly ever is one: the parts of a name are words, and digits stand at their ends.
enum ProgramName {
    /// The marks that join the words of a name: `a.b`, `a_b`, `a-b`, `a::b`, `a->b`, `a?.b`, `$a`.
    private static let marks = ByteSet("._-:>?$@/+".utf8)

    /// Whether the bytes are a name of so many words or more.
    static func isName(_ bytes: ArraySlice<UInt8>, words least: Int = 2) -> Bool {
        guard bytes.count <= 256 else { return false }
        var (words, letters, digits, longest) = (0, 0, 0, 0)
        for part in bytes.split(whereSeparator: marks.contains) {
            guard let word = Word(part) else { return false }
            words += word.humps
            letters += word.letters
            digits += part.count - word.letters
            longest = max(longest, word.letters)
        }
        return words >= least && longest >= 3 && digits * 2 <= letters
    }

    /// Whether a name is one that leads from a value to one of its own: `self.key`, `Keys::first`, `call->key`.
    static func isPath(_ bytes: ArraySlice<UInt8>) -> Bool {
        let isJoined =
            bytes.dropFirst().dropLast().contains(0x2E) || has("::", in: bytes) || has("->", in: bytes)
        return isJoined && isName(bytes)
    }

    /// Whether the bytes are where a file lies: `/dev/null`, `./keys/first.pem`, `~/x`.
    static func isFile(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let slash = bytes.prefix(3).firstIndex(of: 0x2F),
            bytes[..<slash].allSatisfy({ $0 == 0x2E || $0 == 0x7E })
        else { return false }
        return bytes[slash...].split(separator: 0x2F).allSatisfy { part in
            part.split(whereSeparator: marks.contains).allSatisfy { Word($0) != nil }
        }
    }

    /// Whether a word with a number is what a method, a program or a device is called: `sha256`, `base64-encoded`, `iphone14`.
    static func isTechnical(_ bytes: ArraySlice<UInt8>) -> Bool {
        let name = bytes.prefix { $0.isASCIILetter }
        return technical.contains(String(decoding: name.map(\.asciiLowercased), as: UTF8.self))
            && bytes[name.endIndex...].prefix(while: \.isASCIIDigit).count <= 4
            && bytes[name.endIndex...].allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x2E }
    }

    private static let technical: Set<String> = [
        "sha", "md", "base", "bcrypt", "argon", "scrypt", "pbkdf", "utf", "aes", "rsa", "des", "oauth", "openid",
        "ldap", "ldapv",
        "kerberos", "v", "version", "win", "windows", "ios", "android", "iphone", "ipad", "galaxy", "office", "outlook",
        "http",
        "tls", "ssl", "ipv", "ntlmv", "saml", "python", "java", "php", "mysql", "postgres", "postgresql", "room",
        "step", "page",
        "chapter", "section", "figure", "table", "level", "part", "phase", "day", "week", "year", "field", "user",
        "host", "test",
        "arg", "col", "column", "row", "line", "item", "key", "wpa", "web", "auth", "pkcs", "option", "port", "server",
        "node",
        "x", "ed", "p",
    ]

    private static func has(_ mark: String, in bytes: ArraySlice<UInt8>) -> Bool {
        let mark = Array(mark.utf8)
        return zip(bytes, bytes.dropFirst()).contains { $0 == mark[0] && $1 == mark[1] }
    }

    /// What stands between two marks: words of one case or humped ones, three digits at most behind each.
    private struct Word {
        var humps = 0
        var letters = 0

        init?(_ part: ArraySlice<UInt8>) {
            var (digits, capitals) = (0, 0)
            var before: UInt8 = 0
            var (isDivided, hasSmall) = (false, false)
            for byte in part {
                if byte.isASCIIDigit {
                    digits += 1
                    guard digits <= 3 else { return nil }
                } else {
                    let isCapital = byte &- 0x41 < 26
                    guard byte.isASCIILetter, !before.isASCIIDigit || isCapital else { return nil }
                    isDivided = isDivided || before.isASCIIDigit
                    hasSmall = hasSmall || !isCapital
                    // The last of `ECDSAS` and what follows it are the next word's.
                    if letters == 0 || isCapital && capitals == 0 || !isCapital && capitals > 1 { humps += 1 }
                    capitals = isCapital ? capitals + 1 : 0
                    letters += 1
                    digits = 0
                }
                before = byte
            }
            // `leaf1Key` is two words, `IOSFODNN7EXAMPLE` none.
            guard humps <= 1 || letters >= humps * 3, !isDivided || hasSmall else { return nil }
        }
    }
}
