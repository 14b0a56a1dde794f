/// Credentials on a command line whose option is a letter: `curl -u ada:secret`, `sshpass -p secret`, `mysql -psecret`.
///
/// The letters mean other things to other programs (`docker run -u 1000:1000`, `mkdir -p`), so the program decides.
enum CommandCredentials {
    private enum Form { case userAndPassword, percent, blank, glued }

    private struct Option {
        let form: Form
        let programs: [[UInt8]]
        /// First bytes of the programs: one look decides for nearly every word.
        let first: ByteSet

        init(_ form: Form, _ programs: String) {
            self.form = form
            self.programs = programs.split(separator: ",").map { Array($0.utf8) }
            first = ByteSet(self.programs.map { $0[0] })
        }
    }

    /// The password behind the option whose hyphen stands at `index`, or nil.
    ///
    /// - Complexity: O(1): 200 bytes before it and 256 behind it at most.
    static func value(at index: Int, in utf8: [UInt8]) -> Range<Int>? {
        let before = utf8.at(index - 1)
        guard before == 0x20 || before == 0x09 else { return nil }
        let letter = utf8.at(index + 1)
        if letter == 0x2D, utf8.hasFolded(user, at: index + 2) {
            return value(of: forUsers, from: index + 2 + user.count, before: index, in: utf8)
        }
        for option in options[letter] ?? [] {
            if let range = value(of: option, from: index + 2, before: index, in: utf8) { return range }
        }
        return nil
    }

    private static func value(of option: Option, from start: Int, before index: Int, in utf8: [UInt8]) -> Range<Int>? {
        let isBlank = utf8.at(start) == 0x20
        switch option.form {
        case .blank, .glued:
            guard isBlank == (option.form == .blank), utf8.at(start) > 0x20 || isBlank,
                has(option, before: index, in: utf8)
            else { return nil }
            return word(from: isBlank ? start + 1 : start, in: utf8)
        case .userAndPassword, .percent:
            let sign: UInt8 = option.form == .percent ? 0x25 : 0x3A
            guard let pair = word(from: isBlank || utf8.at(start) == 0x3D ? start + 1 : start, in: utf8),
                let mark = utf8[pair].firstIndex(of: sign), mark > pair.lowerBound, mark + 1 < pair.upperBound,
                has(option, before: index, in: utf8), utf8[mark + 1] != 0x24
            else { return nil }
            return mark + 1..<pair.upperBound
        }
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
        // `-p` alone asks for the password; `$VAR`, `<password>` and `PASS` are none.
        guard end - first >= 3, ![0x2D, 0x24, 0x3C, 0x7B, 0x5B, 0x2A].contains(utf8[first]),
            !SecretLabels.isLabel(utf8[first..<end].map(\.asciiLowercased))
        else { return nil }
        return first..<end
    }

    /// Whether one of the programs is called before `index` in its line.
    private static func has(_ option: Option, before index: Int, in utf8: [UInt8]) -> Bool {
        var start = index - 1
        while start >= max(0, index - 200), utf8[start] != 0x0A {
            if option.first.contains(utf8[start]), !utf8.at(start - 1).isASCIIAlphanumeric,
                option.programs.contains(where: {
                    utf8.has($0, at: start) && (utf8.at(start + $0.count) == 0x20 || utf8.at(start + $0.count) == 0x2E)
                })
            {
                return true
            }
            start -= 1
        }
        return false
    }

    private static let user = Array("user".utf8)
    private static let forUsers = Option(.userAndPassword, "curl,http,https,wget,xh,lftp,ab")

    private static let options: [UInt8: [Option]] = [
        .of("u"): [forUsers],
        .of("U"): [forUsers, Option(.percent, "smbclient,rpcclient,net,winexe,smbmap")],
        .of("p"): [
            Option(
                .blank,
                """
                sshpass,docker login,podman login,oc login,az login,cf login,smbclient,plink,pscp,mongo,mongosh,mongodump,\
                mongorestore,mongoexport,mongoimport,cqlsh,psexec,useradd,usermod,rdesktop,ncftp,crackmapexec,helm registry login
                """),
            Option(.glued, "mysql,mysqldump,mysqladmin,mysqlimport,mariadb,mariadb-dump,sshpass,7z,7za,7zz,rar,unrar"),
        ],
        .of("a"): [Option(.blank, "redis-cli,valkey-cli,keydb-cli")],
        .of("P"): [Option(.blank, "zip,unzip,zipcloak,sqlcmd,bcp,osql,isql,mosquitto_pub,mosquitto_sub,ipmitool,fpm")],
        .of("w"): [Option(.blank, "ldapsearch,ldapmodify,ldapadd,ldapdelete,ldapwhoami,ldappasswd,vncdo")],
        .of("k"): [Option(.blank, "openssl enc")],
    ]
}
