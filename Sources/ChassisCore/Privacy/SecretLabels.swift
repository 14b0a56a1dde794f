/// Labels that a credential follows: `password: hunter2`, `API_KEY=…`, `Authorization: Bearer …`.
enum SecretLabels {
    struct Label: Sendable {
        /// Lower case.
        var text: [UInt8]
        /// A word of common prose too (`token`, `secret`): only a value that looks random counts.
        var isWeak: Bool
        /// Several words follow: `recovery phrase`.
        var isPhrase = false
    }

    /// The value that follows a label at `start`, or nil.
    static func value(of label: Label, at start: Int, in utf8: [UInt8]) -> Range<Int>? {
        // `--password hunter2`: on a command line a blank leads to the value.
        let isFlag = utf8.at(start - 1) == 0x2D && utf8.at(start - 2) == 0x2D
        let end = start + label.text.count
        if label.text == pass, !isLabelAlone(start, in: utf8) { return nil }
        // `app_secret=…`, `clientSecret: …`, `"secret": …`: a name of a program is no word of prose.
        let isQuoted =
            label.text == secret && [0x22, 0x27].contains(utf8.at(end)) && utf8.at(start - 1) == utf8.at(end)
        let isName = utf8.at(start - 1) == 0x5F || utf8.at(start - 1).isASCIILetter || isQuoted
        guard
            let range = value(
                after: end, weak: label.isWeak, least: label.isWeak ? isName ? 8 : 12 : 5, isFlag: isFlag, in: utf8)
        else { return nil }
        return label.isPhrase ? range.lowerBound..<phraseEnd(from: range.upperBound, in: utf8) : range
    }

    /// Where the words of a phrase end: small letters, a blank between.
    private static func phraseEnd(from end: Int, in utf8: [UInt8]) -> Int {
        var (end, words) = (end, 1)
        while words < 24, utf8.at(end) == 0x20 {
            var next = end + 1
            while utf8.at(next) &- 0x61 < 26 { next += 1 }
            guard next > end + 2 else { break }
            (end, words) = (next, words + 1)
        }
        return end
    }

    /// Whether `pass` names a value here: `user: ada, pass: …`, and not `boarding pass: …` or `tests pass: …`.
    private static func isLabelAlone(_ start: Int, in utf8: [UInt8]) -> Bool {
        var index = start
        while utf8.at(index - 1) == 0x20 { index -= 1 }
        guard utf8.at(index - 1).isASCIILetter else { return true }
        guard index < start else { return false }
        var first = index
        while utf8.at(first - 1).isASCIILetter, index - first < 8 { first -= 1 }
        return owners.contains(String(decoding: utf8[first..<index].map(\.asciiLowercased), as: UTF8.self))
    }

    private static let pass = Array("pass".utf8)
    private static let secret = Array("secret".utf8)
    private static let owners: Set<String> = [
        "my", "your", "user", "root", "admin", "db", "smtp", "ftp", "wifi", "and",
    ]

    /// - Parameters:
    ///   - least: So long a value has to be where it has to look random.
    ///   - isFlag: Whether the label is one of a command line, which a blank alone may follow.
    private static func value(
        after end: Int, weak: Bool, least: Int, isFlag: Bool, in utf8: [UInt8]
    ) -> Range<Int>? {
        var index = end
        while [0x22, 0x27, 0x60].contains(utf8.at(index)), !utf8.has(possessive, at: index) { index += 1 }
        guard let start = separatorEnd(from: index, weak: weak, isFlag: isFlag, in: utf8) else { return nil }
        guard var range = token(from: start.index, isSpaced: utf8.at(start.index - 1) == 0x20, in: utf8) else {
            return nil
        }
        if start.isBare { return looksTyped(utf8[range]) ? range : nil }
        if start.isNextLine, !endsLine(range.upperBound, in: utf8) || utf8[range.lowerBound] == 0x2F { return nil }
        // `os.environ[`, `settings.get(`: what a program calls.
        let after = utf8.at(range.upperBound)
        if after == 0x5B || after == 0x28, utf8[range].allSatisfy({ $0.isASCIILetter || $0 == 0x2E || $0 == 0x5F }) {
            return nil
        }
        if range.count >= 16, looksRandom(utf8[range], least: 16) {
            range = range.lowerBound..<wrappedEnd(from: range.upperBound, in: utf8)
        }
        let bytes = utf8[range]
        let isSet = !weak && !start.isProse && !start.isNextLine
        guard
            range.count >= 4
                || range.count == 3 && (looksRandom(bytes, least: 3) || isSet && isShort(bytes, after: end, in: utf8)),
            !isPlaceholder(bytes)
        else { return nil }
        // What is masked already is no secret.
        if case .placeholder(_, let end) = Placeholder.read(at: range.lowerBound, in: utf8, isLast: true),
            end >= range.upperBound
        {
            return nil
        }
        if isFlag, start.isProse { return isFlagValue(range, least: weak ? least : 3, in: utf8) ? range : nil }
        if weak || start.isProse || start.isNextLine { return looksRandom(bytes, least: least) ? range : nil }
        return range
    }

    /// Whether what stands behind `--password ` is its value: what looks random, or the last word before another option.
    private static func isFlagValue(_ range: Range<Int>, least: Int, in utf8: [UInt8]) -> Bool {
        if looksRandom(utf8[range], least: least) { return true }
        let isOption = utf8.at(range.upperBound) == 0x20 && utf8.at(range.upperBound + 1) == 0x2D
        return isOption && range.count >= 4 && utf8.at(range.upperBound + 2) != 0x20
    }

    /// Where a key that its line is too short for ends: in a further line of nothing but its characters.
    static func wrappedEnd(from end: Int, in utf8: [UInt8]) -> Int {
        var end = end
        while let next = utf8.nextLine(at: end) {
            var stop = next
            while utf8.at(stop).isASCIIAlphanumeric || keyMarks.contains(utf8.at(stop)), stop - next < 1_024 {
                stop += 1
            }
            while utf8.at(stop) == 0x3D { stop += 1 }
            let piece = utf8[next..<stop]
            guard endsLine(stop, in: utf8), looksRandom(piece, least: 8), piece.contains(where: \.isASCIIDigit),
                !KeyPrefix.opensKey(at: next, in: utf8)
            else { break }
            end = stop
        }
        return end
    }

    /// Whether nothing but a closing quote stands behind `index` in its line.
    private static func endsLine(_ index: Int, in utf8: [UInt8]) -> Bool {
        var index = index
        while [0x20, 0x09, 0x0D, 0x22, 0x27, 0x60].contains(utf8.at(index)), index < utf8.count { index += 1 }
        return index >= utf8.count || utf8[index] == 0x0A
    }

    /// After `:`, `=`, `:=`, `=>` or a full-width colon, where one begins at `index`.
    static func signEnd(at index: Int, in utf8: [UInt8]) -> Int? {
        guard utf8.at(index) == 0x3A || utf8.at(index) == 0x3D else {
            return utf8.has([0xEF, 0xBC, 0x9A], at: index) ? index + 3 : nil
        }
        var end = index
        while [0x3A, 0x3D, 0x3E].contains(utf8.at(end)) { end += 1 }
        return end
    }

    /// After `:`, `=`, `:=`, `=>` or `is`, perhaps in the next line; with bare blanks only for what `Bearer` leads, and
    /// with a line's end alone for a label that is no common word.
    private static func separatorEnd(
        from start: Int, weak: Bool, isFlag: Bool, in utf8: [UInt8]
    ) -> (index: Int, isProse: Bool, isNextLine: Bool, isBare: Bool)? {
        var index = start
        while utf8.blankLength(at: index) > 0 { index += utf8.blankLength(at: index) }
        if !weak { index = purposeEnd(from: index, in: utf8) }
        var (isProse, isBare) = (false, false)
        if let sign = signEnd(at: index, in: utf8) {
            index = sign
        } else if let verb = verbs.first(where: { utf8.hasFolded($0, at: index) }) {
            index += verb.count
            isProse = true
        } else if !weak, let mark = marks.first(where: { utf8.has($0, at: index) }) {
            index += mark.count
            isProse = true
        } else if isFlag, index > start {
            isProse = true
        } else if !weak, index > start, utf8.at(index).isASCIIAlphanumeric {
            isBare = true
        } else if !(index > start && utf8.hasFolded(bearer, at: start - bearer.count)), weak || utf8.at(index) > 0x0D {
            return nil
        }
        while utf8.blankLength(at: index) > 0 { index += utf8.blankLength(at: index) }
        let next = utf8.at(index) <= 0x0D ? utf8.nextLine(at: index) : nil
        index = next ?? index
        for scheme in schemes where utf8.hasFolded(scheme, at: index) { index += scheme.count }
        return (index, isProse, next != nil, isBare)
    }

    /// Where what a password is for ends: `for the wifi` in `the password for the wifi is …`; four words at most.
    private static func purposeEnd(from start: Int, in utf8: [UInt8]) -> Int {
        guard purposes.contains(where: { utf8.hasFolded($0, at: start) }) else { return start }
        var index = start
        for _ in 0..<5 {
            while utf8.at(index).isASCIIAlphanumeric || utf8.at(index) == 0x2D || utf8.at(index) >= 0x80 { index += 1 }
            guard utf8.at(index) == 0x20 else { return start }
            index += 1
            if verbs.contains(where: { utf8.hasFolded($0, at: index) }) { return index }
        }
        return start
    }

    private static let purposes = ["for ", "of ", "to ", "für ", "vom ", "von "].map { Array($0.utf8) }

    /// Whether what follows a bare `pwd ` was typed by nobody as a word: 8 and more, and of letters in both cases and two
    /// digits alone, or with a mark that no word has.
    private static func looksTyped(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= 8, looksRandom(bytes, least: 8) else { return false }
        if bytes.dropLast().contains(where: typedMarks.contains) || typedMarks.contains(bytes.last ?? 0) { return true }
        return bytes.allSatisfy(\.isASCIIAlphanumeric) && bytes.filter(\.isASCIIDigit).count > 1
            && bytes.contains { $0 &- 0x41 < 26 } && bytes.contains { $0 &- 0x61 < 26 }
    }

    private static let typedMarks = Set("!#$%*?^~".utf8)

    /// - Parameter isSpaced: Whether a blank stands before it, as in prose: there `&` and `|` are no marks between values.
    private static func token(from start: Int, isSpaced: Bool, in utf8: [UInt8]) -> Range<Int>? {
        let quote = utf8.at(start)
        if quote == 0x22 || quote == 0x27 || quote == 0x60 {
            var end = start + 1
            // `\"` is a part of what stands in quotes.
            while end < utf8.count, end - start <= 512, utf8[end] != quote, utf8[end] != 0x0A {
                end += utf8[end] == 0x5C && utf8.at(end + 1) == quote && quote == 0x22 ? 2 : 1
            }
            return end > start + 1 && end - start <= 512 ? start + 1..<end : nil
        }
        var end = start
        while end < utf8.count, end - start <= 1_024, utf8[end] > 0x20 {
            let byte = utf8[end]
            if byte >= 0x80 {
                // Latin, Greek and Cyrillic letters are typed; others may be the sentence round it.
                guard (0xC3...0xD4).contains(byte) else { break }
                end += 2
                continue
            }
            let isInner = end > start && utf8.at(end + 1).isASCIIAlphanumeric
            let isTyped = isInner && (quotes.contains(byte) || isSpaced && (byte == 0x26 || byte == 0x7C))
            if stops.contains(byte), !isTyped { break }
            end += 1
        }
        while end > start, trailing.contains(utf8[end - 1]) { end -= 1 }
        return end > start && end - start <= 1_024 ? start..<end : nil
    }

    /// `****`, `<password>`, `${VAR}`, `your-key-here`, `required`: nothing to hide.
    private static func isPlaceholder(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return true }
        if [0x3C, 0x7B, 0x5B, 0x2A].contains(first) || bytes.starts(with: Array("${".utf8)) { return true }
        if Set(bytes.prefix(64)).count <= 2 { return true }
        let folded = bytes.prefix(64).map(\.asciiLowercased)
        return fillers.contains(folded) || folded.starts(with: Array("your".utf8)) || folded.contains(0x28)
    }

    /// `pwd: abc`: three letters that are no word, behind what nothing but a password is called; a `pass` may be one for
    /// the train.
    private static func isShort(_ bytes: ArraySlice<UInt8>, after end: Int, in utf8: [UInt8]) -> Bool {
        // `password`, `pwd`, `pw`, `Passwort`.
        let isPassword = [0x64, 0x74, 0x77].contains(utf8.at(end - 1).asciiLowercased)
        return isPassword && bytes.allSatisfy(\.isASCIILetter) && !shortWords.contains(bytes.map(\.asciiLowercased))
    }

    /// Letters mixed with digits or marks, and many different ones: a word of prose is neither.
    private static func looksRandom(_ bytes: ArraySlice<UInt8>, least: Int) -> Bool {
        let bytes = bytes.prefix(64)
        guard bytes.count >= least, Set(bytes).count * 2 >= min(bytes.count, 20) else { return false }
        let digits = bytes.filter(\.isASCIIDigit).count
        let letters = bytes.filter(\.isASCIILetter).count
        return letters > 0 && (digits > 0 || letters + 1 < bytes.count) && (digits > 1 || bytes.count - letters > 0)
    }

    private static let verbs = [
        " is ", "is ", "is: ", "ist ", "ist: ", "es ", "est ", "è ", "é ", "lautet ", "was ", "would be ", "should be ",
        "'s ", "’s ",
        "是", "为", "為", "は", "는 ", "은 ",
    ].map { Array($0.utf8) }
    private static let possessive = Array("'s ".utf8)
    /// What else may lead to a password: only one that looks random counts.
    private static let marks = ["->", "→", "- ", "– ", "(", "|", ">", "\"", "“"].map { Array($0.utf8) }
    private static let schemes = ["bearer ", "basic ", "token "].map { Array($0.utf8) }
    private static let bearer = Array("bearer".utf8)
    private static let quotes = Set("\"'`".utf8)
    private static let stops = Set("\"'`<>,;()[]{}|&".utf8)
    private static let keyMarks = Set("-_.+/".utf8)
    private static let trailing = Set(".?:".utf8)
    private static let fillers: Set<[UInt8]> = Set(
        [
            "required", "none", "null", "nil", "true", "false", "string", "optional", "changed", "incorrect", "wrong",
            "expired", "reset", "password", "secret", "token", "hidden", "redacted", "field", "must", "text", "example",
            "invalid", "missing", "empty", "undefined", "forgotten", "lost", "here", "this", "that", "what", "bearer",
        ].map { Array($0.utf8) })

    private static let shortWords: Set<[UInt8]> = Set(
        [
            "yes", "off", "old", "new", "the", "has", "was", "and", "bad", "use", "set", "any", "not", "see", "why",
            "how",
            "may", "can", "our", "all", "for", "too", "one", "two", "its", "but", "you", "who", "are", "is", "tbd",
            "tba",
            "xxx", "non", "das", "der", "die", "ist", "mit", "pas", "les", "una", "str", "int", "var", "let", "max",
            "min",
        ].map { Array($0.utf8) })

    /// Labels by their first byte, folded.
    static let byFirst: [[Label]?] = {
        let strong = [
            "password", "passwd", "passcode", "pwd", "pw", "pass", "contraseña", "mot de passe", "mdp",
            "passwort",
            "kennwort", "senha", "wachtwoord", "parola d'ordine", "hasło", "heslo", "jelszó", "lozinka", "lösenord",
            "adgangskode", "passord", "salasana", "şifre", "Şifre", "mật khẩu", "kata sandi", "пароль", "كلمة المرور",
            "كلمة السر", "סיסמה", "पासवर्ड", "รหัสผ่าน", "パスワード", "密码", "密碼", "비밀번호", "암호",
        ]
        let weak = [
            "api_key", "api-key", "apikey", "api key", "access_key", "access-key", "access key", "accesskey",
            "secret_key", "secret-key", "secret key", "secretkey", "client_secret", "client-secret", "clientsecret",
            "private_key", "auth_token", "access_token", "refresh_token", "id_token", "token", "secret", "credential",
            "bearer", "authorization", "accountkey", "sharedaccesskey", "aws_secret_access_key", "signature", "key",
            "clave", "clé", "schlüssel", "chave", "chiave",
        ]
        var byFirst = [[Label]?](repeating: nil, count: 256)
        let phrases = ["passphrase", "recovery phrase", "seed phrase", "mnemonic"]
        let labels =
            strong.map { Label(text: Array($0.utf8), isWeak: false) }
            + weak.map { Label(text: Array($0.utf8), isWeak: true) }
            + phrases.map { Label(text: Array($0.utf8), isWeak: false, isPhrase: true) }
        for label in labels { byFirst[Int(label.text[0])] = (byFirst[Int(label.text[0])] ?? []) + [label] }
        return byFirst
    }()
}
