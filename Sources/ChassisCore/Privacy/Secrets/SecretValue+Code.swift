/// What stands behind a credential's name in programs and forms and is none: a name, a call, a file, a place for a value.
extension SecretValue {
    /// Whether a value is what a program calls something: `req.body.password`, `"provider_key_invalid"`, `getpass()`.
    func isCode(in utf8: [UInt8]) -> Bool {
        let bytes = utf8[range]
        if ProgramName.isFile(bytes) { return true }
        let isQuoted = isQuoted(in: utf8)
        if !isQuoted, isCalled(in: utf8) { return true }
        if label.isWeak {
            let isPair = bytes.dropLast().indices.contains { bytes[$0] == 0x3D && bytes[$0 + 1].isASCIIAlphanumeric }
            if isPair || bytes.contains(where: { $0 == 0x20 || $0 == 0x2C || $0 == 0x5B || $0 == 0x7B }) { return true }
            let name = bytes.last == 0x21 ? bytes.dropLast() : bytes
            return Self.isAddress(bytes)
                || ProgramName.isName(name, words: name.allSatisfy(\.isASCIIAlphanumeric) ? 3 : 2)
        }
        guard ProgramName.isName(bytes, words: 1) else { return false }
        // `my-secret-pw` is one that people make up.
        if !bytes.contains(0x2D), ProgramName.isName(bytes), Self.namesCredential(bytes) { return true }
        guard !isQuoted else { return false }
        return isDeclared(in: utf8) || ProgramName.isPath(bytes) && isReference(in: utf8)
    }

    private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
        let scheme = bytes.prefix { $0.isASCIILetter }
        return !scheme.isEmpty && bytes[scheme.endIndex...].starts(with: Array("://".utf8))
    }

    /// Whether a call or a look-up goes on behind the value: `os.environ[`, `settings.get(`, `EC_KEY_new (`.
    private func isCalled(in utf8: [UInt8]) -> Bool {
        let after = utf8.at(range.upperBound)
        let isSpaced = after == 0x20 && utf8.at(range.upperBound + 1) == 0x28 && utf8[range].contains(0x5F)
        guard after == 0x5B || after == 0x28 || isSpaced else { return false }
        return utf8[range].allSatisfy { $0.isASCIILetter || $0 == 0x2E || $0 == 0x5F }
            || ProgramName.isName(utf8[range])
    }

    /// Whether a path is one of a program: it begins as those do, has a name of two words, or a mark of code behind it.
    private func isReference(in utf8: [UInt8]) -> Bool {
        let bytes = utf8[range]
        if [0x2C, 0x3B, 0x29, 0x7D, 0x5D].contains(utf8.at(range.upperBound)) { return true }
        if bytes.contains(where: { $0 == 0x5F || $0 == 0x3A || $0 == 0x3E || $0 == 0x24 }) { return true }
        let first = bytes.prefix { $0 != 0x2E }
        return Self.objects.contains(String(decoding: first.map(\.asciiLowercased), as: UTF8.self))
            || zip(bytes, bytes.dropFirst()).contains { $0 &- 0x61 < 26 && $1 &- 0x41 < 26 }
    }

    /// Whether a program gives the label's name a value of another: `let password = value`, `self.passwd = passwd`.
    private func isDeclared(in utf8: [UInt8]) -> Bool {
        guard utf8[range].allSatisfy({ $0.isASCIILetter || $0 == 0x5F || $0 == 0x2E }) else { return false }
        var first = start
        while first > 0, start - first < 64,
            utf8[first - 1].isASCIIAlphanumeric || Self.joints.contains(utf8[first - 1])
        {
            first -= 1
        }
        if Self.selves.contains(where: { utf8.has($0, at: first) }) { return true }
        guard utf8.at(first - 1) == 0x20 else { return false }
        let end = first - 1
        first = end
        while utf8.at(first - 1).isASCIILetter, end - first < 8 { first -= 1 }
        return Self.declarations.contains(String(decoding: utf8[first..<end], as: UTF8.self))
    }

    /// Whether a name of a program says that it holds a credential: `key_password`, `testAdminPassword`, `resume_token`.
    private static func namesCredential(_ name: ArraySlice<UInt8>) -> Bool {
        var word: [UInt8] = []
        for byte in name + [0x2E] {
            if !byte.isASCIILetter || byte &- 0x41 < 26 && word.last.map({ $0 &- 0x61 < 26 }) ?? false {
                if credentials.contains(String(decoding: word.map(\.asciiLowercased), as: UTF8.self)) { return true }
                word = []
            }
            if byte.isASCIILetter { word.append(byte) }
        }
        return false
    }

    /// `****`, `<password>`, `${VAR}`, `$VAR`, `%s`, `--option`, `your-key-here`, `required`: nothing to hide.
    static func isPlaceholder(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return true }
        if [0x3C, 0x7B, 0x5B, 0x2A].contains(first) || Set(bytes.prefix(64)).count <= 2 { return true }
        if openings.contains(where: { bytes.starts(with: $0) }) { return true }
        // YAML's own kinds of values: `!vault |`, `!secret wifi`.
        if first == 0x21, tags.contains(bytes.dropFirst().map(\.asciiLowercased)) { return true }
        let isVariable = first == 0x24 && bytes.count > 2
        if isVariable, bytes.dropFirst().allSatisfy({ $0 &- 0x41 < 26 || $0 == 0x5F }) { return true }
        let folded = bytes.prefix(64).drop { $0 == 0x24 }.map(\.asciiLowercased)
        // `required|string|min:8` rules what is a password.
        return fillers.contains(Array(folded.prefix { $0 != 0x7C })) || folded.starts(with: Array("your".utf8))
            || folded.contains(0x28)
            || SecretLabels.isLabel(folded)
    }

    /// Whether a cell below a label in the head of a table is a credential.
    static func mayFill(_ cell: ArraySlice<UInt8>, below label: SecretLabels.Label) -> Bool {
        guard !isPlaceholder(cell) else { return false }
        return !label.isWeak || looksRandom(cell, least: 12) && !ProgramName.isName(cell) && !cell.contains(0x20)
    }

    private static let openings = ["${", "$(", "%s", "%(", "%{", "%@", "#{", "@{", "\\(", "--"].map { Array($0.utf8) }
    private static let tags = Set(
        ["vault", "secret", "ref", "sub", "env", "env_var", "join", "getatt", "importvalue", "reference"].map {
            Array($0.utf8)
        })
    private static let joints = ByteSet("._$@>".utf8)
    private static let selves = ["self.", "this.", "$this->", "@"].map { Array($0.utf8) }
    private static let declarations: Set<String> = ["let", "const", "var", "val", "final", "auto", "local"]

    private static let credentials: Set<String> = [
        "pass", "password", "passwords", "passwd", "passphrase", "pwd", "pw", "secret", "secrets", "token", "tokens",
        "key",
        "keys", "credential", "credentials", "creds", "auth", "login", "hash", "hashed",
    ]

    /// What paths of programs begin with.
    private static let objects: Set<String> = [
        "self", "this", "req", "request", "res", "response", "config", "conf", "cfg", "settings", "process", "os",
        "env",
        "args", "opts", "options", "params", "ctx", "context", "event", "e", "state", "props", "data", "body", "form",
        "user", "account", "session", "app", "call", "item", "obj", "value", "window", "document", "input", "target",
        "model", "client", "server", "db", "credentials", "creds", "auth", "secrets", "vault", "local", "module", "std",
    ]

    private static let fillers: Set<[UInt8]> = Set(
        [
            "required", "none", "null", "nil", "true", "false", "string", "optional", "changed", "incorrect", "wrong",
            "expired", "reset", "hidden", "redacted", "field", "must", "text", "example", "invalid", "missing", "empty",
            "undefined", "forgotten", "lost", "here", "this", "that", "what", "bytes", "bool", "boolean", "number",
            "integer",
            "varchar", "object", "value", "default", "property", "float", "double", "list", "user", "username", "host",
            "charset", "prompt", "xxxx", "changeit",
        ].map { Array($0.utf8) })
}
