/// Labels that a credential follows: `password: hunter2`, `API_KEY=…`, `Authorization: Bearer …`.
enum SecretLabels {
    struct Label: Sendable {
        /// Lower case.
        var text: [UInt8]
        /// A word of common prose too (`token`, `secret`): only a value that looks random counts.
        var isWeak: Bool
        /// Several words follow: `recovery phrase`.
        var isPhrase = false
        /// Whether it is a setting whose value a blank alone leads to: `requirepass hunter2`.
        var isCommand = false
        /// So long a value has to be where it has to look random, if not as long as others.
        var least: Int?
        /// Whether it is one only in an address: `?sig=…`.
        var isOfAddress = false
        /// Whether other things are called so too, in addresses as elsewhere: `?key=name`.
        var isCommon: Bool { least != nil || SecretLabels.common.contains(text) }
    }

    /// The value that belongs to a label at `start`, or nil.
    static func value(of label: Label, at start: Int, in utf8: [UInt8]) -> Range<Int>? {
        let end = start + label.text.count
        if label.text == pass, !isLabelAlone(start, in: utf8) { return nil }
        if let range = SecretFields.value(of: label, at: start, in: utf8) { return range }
        if label.isWeak { return following(label, at: start, in: utf8) }
        return SecretElement.value(of: start..<end, in: utf8)
            ?? SecretCalls.argument(after: end, label: start, in: utf8)
            ?? following(label, at: start, in: utf8)
            ?? SecretMentions.password(before: start, labelEnd: end, in: utf8)
    }

    /// The value behind a label at `start` and what leads to it, or nil.
    private static func following(_ label: Label, at start: Int, in utf8: [UInt8]) -> Range<Int>? {
        let end = start + label.text.count
        let isParameter = label.isWeak && isParameter(start, in: utf8)
        if label.isOfAddress, !isParameter { return nil }
        // `--password hunter2`: on a command line a blank leads to the value.
        let isFlag = utf8.at(start - 1) == 0x2D && (utf8.at(start - 2) == 0x2D || utf8.at(start - 2) == 0x20)
        var index = end
        while [0x22, 0x27, 0x60].contains(utf8.at(index)), !utf8.has(possessive, at: index) { index += 1 }
        // `os.environ['DB_PASSWORD'] = …`
        if index > end, utf8.at(index) == 0x5D { index += 1 }
        guard let lead = SecretLead(from: index, weak: label.isWeak, isFlag: isFlag, in: utf8) else { return nil }
        if lead.isBlock { return SecretBlock.value(from: lead.index, in: utf8) }
        if lead.isBare { return SecretBare.value(of: label, at: start, from: lead.index, in: utf8) }
        // One may pass 'that' on.
        if label.text == pass,
            lead.isNextLine || lead.index > index && Quotation.opens(at: lead.index, in: utf8) && lead.isProse
        {
            return nil
        }
        guard
            let token = SecretValue.token(
                from: lead.index, isSpaced: utf8.at(lead.index - 1) == 0x20, isParameter: isParameter, in: utf8)
        else { return nil }
        var value = SecretValue(range: token, start: start, end: end, label: label, lead: lead)
        value.isFlag = isFlag
        value.isParameter = isParameter
        return value.secret(in: utf8)
    }

    /// Whether a name that ends in a label is one of an address's parameters: `?api_key=`, `&X-Amz-Signature=`.
    private static func isParameter(_ start: Int, in utf8: [UInt8]) -> Bool {
        var index = start
        while index > 0, start - index < 24,
            utf8[index - 1].isASCIIAlphanumeric || utf8[index - 1] == 0x2D || utf8[index - 1] == 0x5F
        {
            index -= 1
        }
        return (utf8.at(index - 1) == 0x3F || utf8.at(index - 1) == 0x26) && utf8.at(index - 2) > 0x20
    }

    /// Where the words of a phrase end: small letters, a blank between.
    static func phraseEnd(from end: Int, in utf8: [UInt8]) -> Int {
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
        // `case .pass: break` is a member of a program.
        guard utf8.at(index - 1).isASCIILetter else { return index < start || utf8.at(index - 1) != 0x2E }
        guard index < start else { return false }
        var first = index
        while utf8.at(first - 1).isASCIILetter, index - first < 8 { first -= 1 }
        return owners.contains(String(decoding: utf8[first..<index].map(\.asciiLowercased), as: UTF8.self))
    }

    /// Whether lower-case bytes are a label and nothing else.
    static func isLabel(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return false }
        return byFirst[Int(first)]?.contains { $0.text == bytes } ?? false
    }

    static let users = ContextWords(["user", "login", "username", "benutzer", "account", "konto", "usuario", "utente"])
    static let secret = Array("secret".utf8)
    static let pass = Array("pass".utf8)
    private static let possessive = Array("'s ".utf8)
    private static let owners: Set<String> = [
        "my", "your", "user", "root", "admin", "db", "smtp", "ftp", "wifi", "and", "passin", "passout", "btw",
    ]

    private static let common = Set(["key", "clave", "clé", "schlüssel", "chave", "chiave"].map { Array($0.utf8) })

    /// Labels by their first byte, folded.
    static let byFirst: [[Label]?] = {
        let strong = [
            "password", "passwd", "passcode", "pwd", "pw", "pass", "contraseña", "contrasenya", "mot de passe", "mdp",
            "passwort", "kennwort", "senha", "wachtwoord", "parola d'ordine", "hasło", "heslo", "jelszó", "jelszava",
            "lozinka", "lösenord", "adgangskode", "passord", "salasana", "salasanasi on", "şifre", "Şifre", "şifreniz",
            "Şifreniz", "parolanız", "parola dvs.", "parola ta", "parola dumneavoastră", "mật khẩu", "kata sandi",
            "kata laluan", "palavra-passe", "slaptažodis", "parool",
            "пароль", "Пароль", "лозинка", "κωδικός πρόσβασης", "كلمة المرور", "كلمة السر", "סיסמה", "סיסמא", "पासवर्ड",
            "รหัสผ่าน",
            "パスワード", "密码", "密碼", "비밀번호", "암호", "p4ssword", "passw0rd", "pa55word", "p a s s w o r d", "identified by",
            "storepass", "keypass", "securestring", "network key", "wifi key", "wi-fi key",
            "wlan key", "wpa key", "wpa2 key", "wlan-schlüssel", "wlan-key", "wpa2-schlüssel", "netzwerkschlüssel",
            "sicherheitsschlüssel", "clé wifi", "clé wi-fi", "clave wifi",
        ]
        let commands = [
            "requirepass", "masterauth", "rootpw", "enable secret", "enable password", "password 0", "password 7",
        ]
        let weak = [
            "api_key", "api-key", "apikey", "api key", "access_key", "access-key", "access key", "accesskey",
            "secret_key", "secret-key", "secret key", "secretkey", "client_secret", "client-secret", "clientsecret",
            "private_key", "auth_token", "access_token", "refresh_token", "id_token", "token", "secret", "credential",
            "bearer", "authorization", "accountkey", "sharedaccesskey", "aws_secret_access_key", "signature", "key",
            "clave", "clé", "schlüssel", "chave", "chiave",
        ]
        let phrases = ["passphrase", "recovery phrase", "seed phrase", "mnemonic"]
        let sessions = ["session", "sessionid", "session_id", "session-id", "sessid", "phpsessid", "jsessionid", "sid"]
        let labels =
            strong.map { Label(text: Array($0.utf8), isWeak: false) }
            + commands.map { Label(text: Array($0.utf8), isWeak: false, isCommand: true) }
            + weak.map { Label(text: Array($0.utf8), isWeak: true) }
            + phrases.map { Label(text: Array($0.utf8), isWeak: false, isPhrase: true) }
            + sessions.map { Label(text: Array($0.utf8), isWeak: true, least: 16) }
            + ["psk", "parola"].map { Label(text: Array($0.utf8), isWeak: true, least: 7) }
            + ["sig"].map { Label(text: Array($0.utf8), isWeak: true, isOfAddress: true) }
            + ["code"].map { Label(text: Array($0.utf8), isWeak: true, least: 16, isOfAddress: true) }
        return labels.byFirstByte(\.text)
    }()
}
