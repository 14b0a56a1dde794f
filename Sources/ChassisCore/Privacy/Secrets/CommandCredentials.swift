/// Credentials on a command line whose option is a letter: `curl -u ada:secret`, `sshpass -p secret`, `mysql -psecret`.
///
/// The letters mean other things to other programs (`docker run -u 1000:1000`, `mkdir -p`), so the program decides.
enum CommandCredentials {
    /// The password behind the option whose hyphen stands at `index`, or nil.
    static func value(at index: Int, in utf8: [UInt8]) -> Range<Int>? {
        let before = utf8.at(index - 1)
        guard before == 0x20 || before == 0x09 else { return nil }
        switch utf8.at(index + 1) {
        case .of("u"), .of("U"): return userPassword(from: index + 2, before: index, in: utf8)
        case .of("p"):
            let isBlank = utf8.at(index + 2) == 0x20
            guard isBlank || !utf8.at(index + 2).isASCIIWhitespace,
                has(isBlank ? withBlank : glued, before: index, in: utf8)
            else { return nil }
            return word(from: index + 2 + (isBlank ? 1 : 0), in: utf8)
        case 0x2D where utf8.hasFolded(user, at: index + 2):
            return userPassword(from: index + 2 + user.count, before: index, in: utf8)
        default: return nil
        }
    }

    /// The password of `ada:secret`.
    private static func userPassword(from start: Int, before index: Int, in utf8: [UInt8]) -> Range<Int>? {
        var first = start
        if utf8.at(first) == 0x20 || utf8.at(first) == 0x3D { first += 1 }
        guard let pair = word(from: first, in: utf8), let colon = utf8[pair].firstIndex(of: 0x3A),
            colon > pair.lowerBound
        else { return nil }
        let range = colon + 1..<pair.upperBound
        guard !range.isEmpty, has(withUser, before: index, in: utf8) else { return nil }
        return range
    }

    /// A word, or what stands in quotes.
    private static func word(from start: Int, in utf8: [UInt8]) -> Range<Int>? {
        let quote = utf8.at(start)
        let isQuoted = quote == 0x22 || quote == 0x27
        let first = isQuoted ? start + 1 : start
        var end = first
        while end < utf8.count, end - first < 256 {
            let byte = utf8[end]
            if isQuoted ? byte == quote || byte == 0x0A : byte <= 0x20 || byte == 0x22 || byte == 0x27 || byte == 0x60 {
                break
            }
            end += 1
        }
        // `-p` alone asks for the password; `$VAR` and `<password>` are none.
        guard end - first >= 3, ![0x2D, 0x24, 0x3C, 0x7B, 0x5B, 0x2A].contains(utf8[first]) else { return nil }
        return first..<end
    }

    /// Whether one of the programs is called before `index` in its line.
    private static func has(_ programs: [[UInt8]], before index: Int, in utf8: [UInt8]) -> Bool {
        var start = index - 1
        while start > max(0, index - 200), utf8[start] != 0x0A {
            if !utf8.at(start - 1).isASCIIAlphanumeric,
                programs.contains(where: {
                    utf8.has($0, at: start) && !utf8.at(start + $0.count).isASCIIAlphanumeric
                })
            {
                return true
            }
            start -= 1
        }
        return start == 0 && programs.contains { utf8.has($0, at: 0) && utf8.at($0.count) == 0x20 }
    }

    private static let user = Array("user".utf8)
    private static let withUser = ["curl", "http", "https", "wget", "xh", "lftp", "ab"].map { Array($0.utf8) }
    private static let withBlank = ["sshpass", "docker login", "podman login", "smbclient", "plink", "ldapsearch"]
        .map { Array($0.utf8) }
    private static let glued = ["mysql", "mysqldump", "mysqladmin", "mariadb", "mariadb-dump", "sshpass", "7z"]
        .map { Array($0.utf8) }
}
