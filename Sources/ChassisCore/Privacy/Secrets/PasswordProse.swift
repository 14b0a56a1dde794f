/// What stands behind `password:` and speaks of one, as in forms, rules and translations: `Passwort: mindestens 12 Zeichen`,
/// `hasło: zapomniane`, `new_password: Nouveau mot de passe`, `password: put the key in the safe`.
///
/// A password that is a word looks like any word, so only what the words say tells: the first is one that opens a rule or
/// names what can befall a password, the second is an article, or one of the first four is a word for passwords.
enum PasswordProse {
    /// Whether the words that begin at `start` and end before `limit` at the latest speak of a password.
    static func speaks(from start: Int, to limit: Int, in utf8: [UInt8]) -> Bool {
        let words = words(from: start, to: limit, in: utf8)
        guard let first = words.first, first.count > 1 else { return false }
        if openers.contains(first) || befalls(first) { return true }
        if words.dropFirst().prefix(1).contains(where: articles.contains) { return true }
        if compounds.contains(where: words.joined(separator: " ").contains) { return true }
        return first.contains("-") && names(first) || beginsName(first) || words.dropFirst().contains(where: names)
    }

    /// Whether a lower-case word holds sentences together, as none of a passphrase does.
    static func isLink(_ bytes: ArraySlice<UInt8>) -> Bool {
        let word = String(decoding: bytes, as: UTF8.self)
        return openers.contains(word) || articles.contains(word) || links.contains(word)
    }

    /// Where a passphrase of words ends that begins at `start`: three lower-case words or more that fill their clause.
    ///
    /// - Returns: `nil` for anything else.
    static func phraseEnd(from start: Int, to limit: Int, in utf8: [UInt8]) -> Int? {
        var (end, count) = (start, 0)
        while count < 24 {
            var next = end + (count > 0 ? 1 : 0)
            let first = next
            while next < limit, utf8.at(next) &- 0x61 < 26 || utf8.at(next) >= 0xC3 || utf8.at(next) & 0xC0 == 0x80 {
                next += 1
            }
            guard next - first > 1, !isLink(utf8[first..<next]) else { return nil }
            (end, count) = (next, count + 1)
            guard next < limit, utf8.at(next) == 0x20 else { break }
        }
        let after = end < limit ? utf8.at(end) : 0x0A
        let isEnd = [0x0A, 0x0D, 0x22, 0x27, 0x29, 0x2C, 0x3B, 0x60].contains(after)
        let isStop = after == 0x2E && (end + 1 >= limit || utf8.at(end + 1) <= 0x20)
        return count >= 3 && (isEnd || isStop) ? end : nil
    }

    /// The first words of a clause, in lower case and without signs; empty where the first has a digit or a sign within.
    private static func words(from start: Int, to limit: Int, in utf8: [UInt8]) -> [String] {
        var words: [String] = []
        var index = start
        while words.count < 4, index < limit {
            while index < limit, utf8[index] == 0x20 || opening.contains(utf8[index]) || utf8.at(index) == 0xC2 {
                index += utf8[index] == 0xC2 ? 2 : 1
            }
            let first = index
            while index < limit, utf8[index].isASCIILetter || utf8[index] >= 0x80 || joins(index, in: utf8) {
                index += 1
            }
            guard index > first else { break }
            words.append(String(decoding: utf8[first..<index], as: UTF8.self).lowercased())
            guard index < limit, utf8[index] == 0x20 else { break }
        }
        // `hunter2`, `tr0ub4dor`: no word.
        let isGlued =
            index < limit && utf8[index] > 0x20 && utf8.at(index - 1) != 0x20 && !closing.contains(utf8[index])
        return words.count == 1 && isGlued ? [] : words
    }

    /// Whether an apostrophe or a hyphen stands within a word.
    private static func joins(_ index: Int, in utf8: [UInt8]) -> Bool {
        [0x27, 0x2D].contains(utf8[index]) && utf8.at(index + 1).isASCIILetter
    }

    /// Whether a word says what can befall a password: a stem with a short ending.
    private static func befalls(_ word: String) -> Bool {
        stems.contains { word.hasPrefix($0) && word.count <= $0.count + 3 }
    }

    /// Whether a word is one for passwords, in any form; `mypassword` may be one of the kind.
    private static func names(_ word: String) -> Bool {
        beginsName(word) || passwords.contains { word.hasSuffix($0) }
    }

    private static func beginsName(_ word: String) -> Bool {
        word == "passe" || passwords.contains { word.hasPrefix($0) } || spelled.contains { word.contains($0) }
    }

    private static let opening = ByteSet("\"'([¿¡*_".utf8.filter { $0 < 0x80 })
    private static let closing = ByteSet(".,;:!?)]}\"'`<*_".utf8)

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

    /// Words that open a rule or an order, or point elsewhere.
    private static let openers = set(
        """
        must should shall can may will cannot at is are was has have needs please enter put use type insert choose pick \
        set see ask find keep leave change confirm repeat retype create provide specify store save send write your my \
        our the a an no not none never always only same like via from with without when if it this that these min max minimum \
        muss sollte soll darf kann wird ist sind bitte siehe wie gleich dasselbe mindestens höchstens kein keine nicht nie nur immer \
        mein dein ihr unser das der die ein eine mit ohne wenn falls \
        doit devrait peut est sera veuillez voir saisir saisissez au moins minimum aucun pas jamais votre ton mon le la \
        un une avec sans si \
        debe debería puede es está será por favor ver introduzca introduce al menos mínimo ninguna no nunca su tu mi el \
        con sin si misma mismo stessa deve dovrebbe può è sarà inserire inserisci almeno nessuna non mai tua vostra il lo una senza se \
        pode está será digite insira pelo menos nenhuma não nunca sua sem se o os as um uma \
        moet mag kan wordt is zie hetzelfde voer minstens tenminste geen niet nooit uw jouw mijn het een met zonder als \
        musi może powinno takie taki zob jest będzie proszę wpisz podaj co najmniej minimum brak nie nigdy twoje moje bez jeśli \
        skal må ska måste kan är er vær indtast skriv mindst minst ingen ikke inte aldrig din ditt mitt uten utan \
        должен должна может смотри смотрите введите укажите не нет минимум ваш мой это как см повинен введіть мінімум немає ваш \
        en az lütfen girin olmalı yok
        """)

    /// Articles and owners, as stand behind a verb: `enter your …`, `ändern Sie das …`.
    private static let articles = set(
        """
        the a an your my his her our their der die das den dem ein eine einen ihr dein mein sie le la les un une votre ton \
        mon vos el los las una su tu mi il lo gli i tuo tua o os as um uma seu sua het een uw jouw je mijn twoje swoje \
        moje din ditt dit mitt min ваш свой мой must should can will has have muss soll sollte kann darf wird doit peut debe \
        puede deve può pode moet mag musi może
        """)

    /// Words that hold sentences together: a passphrase has none.
    private static let links = set(
        """
        and or but of in on to for by as and is are was be with und oder aber von im in zu für ist sind et ou mais de du \
        dans pour est y pero en para es e ma di del per è mas do da com en of maar van voor i lub ale w z na och eller \
        av på att og til и или но в на с для
        """)

    /// Beginnings of words for what can befall a password, or what it is like.
    private static let stems = [
        "forgot", "wrong", "incorrect", "invalid", "required", "mandatory", "expire", "reset", "changed", "missing",
        "protect", "encrypt", "hashed", "hidden", "stored", "secure", "weak", "strong", "unknown", "unset", "unchanged",
        "optional", "least", "mismatch", "empty", "disabled", "enabled", "length",
        "vergess", "falsch", "ungültig", "erforderlich", "abgelaufen", "geändert", "änder", "zurückgesetzt", "schwach",
        "sicher", "verschlüsselt", "unbekannt", "fehlt", "pflicht", "bestätig", "wiederhol",
        "oubli", "erroné", "incorrec", "invalid", "requis", "obligatoire", "expiré", "modifi", "faible", "chiffr",
        "inconnu", "manquant", "confirm", "réinitialis",
        "olvid", "inválid", "equivocad", "requerid", "obligatori", "caducad", "cambi", "débil", "cifrad", "desconocid",
        "dimentic", "errat", "sbagliat", "richiest", "scadut", "debol", "sconosciut", "mancante",
        "esquec", "errad", "obrigatóri", "expirad", "alterad", "frac", "desconhecid", "redefini",
        "vergeten", "onjuist", "ongeldig", "vereist", "verplicht", "verlopen", "gewijzigd", "zwak", "onbekend",
        "bevestig",
        "zapomnian", "zapomnia", "błędn", "niepoprawn", "nieprawidłow", "wymagan", "wygas", "zmienion", "słab",
        "nieznan",
        "glömt", "glemt", "ogiltig", "obligatorisk", "påkrevd", "ugyldig", "utløpt", "svagt", "ändrat", "endret",
        "забы", "неверн", "неправильн", "обязател", "истек", "измен", "слаб", "невідом", "невірн", "обов",
        "unutul", "yanlış", "geçersiz", "gerekli", "zorunlu",
    ]

    /// Beginnings and endings of words for passwords.
    private static let passwords = [
        "password", "passwd", "passwort", "passphrase", "kennwort", "passcode", "contraseñ", "contrasen", "contrasinal",
        "senha", "wachtwoord", "wagwoord", "hasło", "hasła", "hasłem", "heslo", "hesla", "jelsz", "lozink",
        "lozinc", "lösenord", "adgangskode", "passord", "salasana", "şifre", "şifr", "parol", "parool", "gesl",
        "slaptaž", "lykilor",
        "пароль", "пароля", "паролі", "парол", "лозинк", "κωδικ",
    ]
    /// Those of two words.
    private static let compounds = ["mật khẩu", "kata sandi", "kata laluan", "palavra-passe", "parola d'ordine"]
    /// The same where no blank parts words.
    private static let spelled = [
        "סיסמ", "كلمة", "گذرواژ", "पासवर्ड", "รหัสผ่าน", "パスワード", "密码", "密碼", "비밀번호", "암호", "პაროლ",
    ]
}
