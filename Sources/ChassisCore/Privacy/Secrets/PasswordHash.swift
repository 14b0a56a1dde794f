/// Passwords that were hashed, as systems keep them: `$6$salt$…`, `$2y$10$…`, `$argon2id$v=19$…`, `{SSHA}…`. Who has one can
/// look for the password at leisure.
enum PasswordHash {
    /// The hash whose dollar sign or brace stands at `start`, or nil.
    static func range(at start: Int, in utf8: [UInt8]) -> Range<Int>? {
        utf8[start] == 0x24 ? modular(at: start, in: utf8) : directory(at: start, in: utf8)
    }

    /// crypt(5): the method, its settings, the salt and the hash, a dollar sign before each.
    private static func modular(at start: Int, in utf8: [UInt8]) -> Range<Int>? {
        var index = start + 1
        while utf8.at(index).isASCIIAlphanumeric || utf8.at(index) == 0x2D, index - start < 16 { index += 1 }
        guard utf8.at(index) == 0x24,
            methods.contains(String(decoding: utf8[(start + 1)..<index].map(\.asciiLowercased), as: UTF8.self))
        else { return nil }
        var (end, parts) = (index, 0)
        while end < utf8.count, end - start < 512, utf8[end].isASCIIAlphanumeric || marks.contains(utf8[end]) {
            if utf8[end] == 0x24 { parts += 1 }
            guard parts <= 5 else { return nil }
            end += 1
        }
        while utf8.at(end - 1) == 0x2C || utf8.at(end - 1) == 0x2E, end > index { end -= 1 }
        let body = utf8[index..<end]
        guard body.count >= 24, Set(body).count >= 10, body.contains(where: { $0 &- 0x41 < 26 }),
            body.contains(where: { $0 &- 0x61 < 26 })
        else { return nil }
        return start..<end
    }

    /// RFC 2307: the method in braces and base 64.
    private static func directory(at start: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard let method = schemes.first(where: { utf8.has($0, at: start) }) else { return nil }
        let first = start + method.count
        var end = first
        while utf8.at(end).isASCIIAlphanumeric || [0x2B, 0x2F, 0x3D].contains(utf8.at(end)), end - first < 256 {
            end += 1
        }
        return end - first >= 20 ? start..<end : nil
    }

    private static let methods: Set<String> = [
        "1", "2", "2a", "2b", "2x", "2y", "5", "6", "7", "y", "gy", "p", "h", "apr1", "argon2i", "argon2d", "argon2id",
        "scrypt",
        "pbkdf2", "pbkdf2-sha1", "pbkdf2-sha256", "pbkdf2-sha512", "bcrypt-sha256", "md5", "sha1",
    ]
    private static let marks = ByteSet("$./+=,-_".utf8)
    private static let schemes = [
        "{SHA}", "{SSHA}", "{MD5}", "{SMD5}", "{SSHA256}", "{SSHA512}", "{SHA256}", "{SHA512}",
    ]
    .map { Array($0.utf8) }
}
