/// Passwords that a command takes by their place: `htpasswd -b users ada …`, `net user ada …`, `echo … | sudo -S`.
enum CommandArguments {
    enum Kind: Sendable {
        /// The word so far behind the command that is no option, from 0.
        case place(Int)
        /// The third one, or with `-n` the second, and only with `-b`.
        case htpasswd
        /// A word that is neither a drive nor a host.
        case netUse
        /// What stands between a slash and an `@`.
        case slashed
        /// What is handed on to a command that reads a password.
        case piped
        /// What stands behind each equals sign.
        case pairs
    }

    static let rules: [(command: String, kind: Kind)] = [
        ("htpasswd", .htpasswd), ("net user", .place(1)), ("net use", .netUse), ("rasdial", .place(2)),
        ("sqlplus", .slashed), ("wpa_passphrase", .place(1)), ("echo", .piped), ("printf", .piped),
        ("vault kv put", .pairs), ("vault write", .pairs), ("snmp-server community", .place(0)),
    ]

    /// The passwords among the words of the command whose name ends at `start`.
    ///
    /// - Complexity: O(1): 256 bytes and 16 words at most.
    static func values(from start: Int, by kind: Kind, in utf8: [UInt8]) -> [Range<Int>] {
        guard utf8.at(start) == 0x20 else { return [] }
        if case .piped = kind { return piped(from: start, in: utf8) }
        let all = words(from: start, in: utf8)
        let plain = all.filter { utf8[$0.lowerBound] != 0x2D }
        switch kind {
        case .place(let place): return typed(plain.dropFirst(place).first, in: utf8)
        case .htpasswd:
            let options = all.filter { utf8[$0.lowerBound] == 0x2D }.flatMap { utf8[$0] }
            guard options.contains(0x62) else { return [] }
            return typed(plain.dropFirst(options.contains(0x6E) ? 1 : 2).first, in: utf8)
        case .netUse:
            guard all.contains(where: { utf8.hasFolded(user, at: $0.lowerBound) }) else { return [] }
            return typed(
                plain.first {
                    utf8[$0.lowerBound] != 0x2F && !utf8[$0].contains(0x5C) && utf8[$0.upperBound - 1] != 0x3A
                }, in: utf8)
        case .slashed:
            guard let word = plain.first, let slash = utf8[word].firstIndex(of: 0x2F) else { return [] }
            return typed(slash + 1..<(utf8[word].firstIndex(of: 0x40) ?? word.upperBound), in: utf8)
        case .pairs:
            return all.flatMap { word in
                utf8[word].firstIndex(of: 0x3D).map { typed($0 + 1..<word.upperBound, in: utf8) } ?? []
            }
        case .piped: return []
        }
    }

    /// What is printed to a command that reads a password; behind a colon for `chpasswd`.
    private static func piped(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        var bar = start
        while utf8.at(bar) != 0x7C {
            guard bar < utf8.count, bar - start < 128, utf8[bar] != 0x0A else { return [] }
            bar += 1
        }
        var end = bar
        while end < utf8.count, end - bar < 128, utf8[end] != 0x0A { end += 1 }
        guard let reader = reader(in: bar..<end, of: utf8),
            let word = words(from: start, in: utf8).first(where: { utf8[$0.lowerBound] != 0x2D }),
            word.upperBound <= bar
        else { return [] }
        let colon = reader == readers[0] ? utf8[word].firstIndex(of: 0x3A) : nil
        let range = (colon.map { $0 + 1 } ?? word.lowerBound)..<word.upperBound
        return range.count >= 4 && !SecretValue.isPlaceholder(utf8[range]) && utf8[range.lowerBound] != 0x24
            ? [range] : []
    }

    /// The command that reads a password from what is handed to it, if one is called in the range.
    private static func reader(in range: Range<Int>, of utf8: [UInt8]) -> [UInt8]? {
        for index in range where firstOfReaders.contains(utf8[index]) {
            if let reader = readers.first(where: { utf8.has($0, at: index) }) { return reader }
        }
        return nil
    }

    private static func typed(_ range: Range<Int>?, in utf8: [UInt8]) -> [Range<Int>] {
        guard let range, SecretValue.looksRandom(utf8[range], least: 6), !SecretValue.isPlaceholder(utf8[range]),
            utf8[range.lowerBound] != 0x24, utf8[range.lowerBound] != 0x40
        else { return [] }
        return [range]
    }

    /// Words of a command, or what stands in quotes, without those.
    private static func words(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = start
        while words.count < 16, index - start < 256 {
            while utf8.at(index) == 0x20 { index += 1 }
            guard index < utf8.count, ![0x0A, 0x0D, 0x7C, 0x3B, 0x26].contains(utf8[index]) else { break }
            if let inside = Quotation.inside(from: index, in: utf8), utf8[index] < 0x80 {
                words.append(inside)
                index = inside.upperBound + 1
                continue
            }
            var end = index
            while end < utf8.count, utf8[end] > 0x20, end - index < 128 { end += 1 }
            words.append(index..<end)
            index = end
        }
        return words
    }

    private static let user = Array("/user:".utf8)
    private static let readers = [
        "chpasswd", "sudo -S", "sudo -kS", "--stdin", "--password-stdin", "--passphrase-fd", "kinit", "cryptsetup",
        "su -",
        "smbpasswd -s", "passwd ",
    ].map { Array($0.utf8) }
    private static let firstOfReaders = ByteSet(readers.map { $0[0] })
}
