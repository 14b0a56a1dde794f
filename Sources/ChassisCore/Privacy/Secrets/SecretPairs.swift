/// Names and passwords in a pair, behind a word for both: `credentials otto:Sommer2024!`, `login: otto / Sommer2024!`.
enum SecretPairs {
    /// The password of the pair behind the word that begins at `start`, or nil.
    static func password(startingAt start: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard let words = byFirst[Int(utf8[start].asciiLowercased)],
            let word = words.first(where: { utf8.hasFolded($0, at: start) && !isLetter(start + $0.count, in: utf8) })
        else { return nil }
        var index = start + word.count
        let isSpaced = utf8.at(index) == 0x20 && SecretLead.signEnd(at: index + 1, in: utf8) != nil
        if isSpaced { index += 1 }
        // `the wifi is called Guest2024`
        let mayBeBare = word[0] != 0x77
        var mayBeLinked = false
        if let sign = SecretLead.signEnd(at: index, in: utf8) {
            index = sign
        } else if let verb = verbs.first(where: { utf8.hasFolded($0, at: index) }) {
            index += verb.count
            mayBeLinked = mayBeBare && plurals.contains(verb)
        }
        while utf8.at(index) == 0x20 { index += 1 }
        let first = index
        while index - first <= 64,
            utf8.at(index).isASCIIAlphanumeric || utf8.at(index) >= 0xC3 || marks.contains(utf8.at(index))
        {
            index += 1
        }
        guard index > first, first > start + word.count else { return nil }
        let name = index
        while utf8.at(index) == 0x20 { index += 1 }
        var isMarked = separators.contains(utf8.at(index))
        if isMarked {
            index += 1
        } else if mayBeLinked, let word = links.first(where: { utf8.hasFolded($0, at: index) }) {
            index += word.count
            isMarked = true
        }
        while utf8.at(index) == 0x20 { index += 1 }
        guard index > name, isMarked || mayBeBare,
            let range = SecretValue.token(from: index, isSpaced: true, isParameter: false, in: utf8),
            range.count <= 128
        else { return nil }
        return isPassword(utf8[range], isMarked: isMarked) ? range : nil
    }

    /// Whether letters, digits and marks are a password that stands behind a name: with nothing but a blank between, as
    /// nobody writes a word; else of letters and either digits or a mark that people type in passwords.
    private static func isPassword(_ bytes: ArraySlice<UInt8>, isMarked: Bool) -> Bool {
        guard isMarked else { return SecretValue.looksTyped(bytes) }
        guard bytes.count >= 6, bytes.first != 0x2F, !ProgramName.isFile(bytes), !SecretValue.isPlaceholder(bytes),
            !ProgramName.isName(bytes)
        else { return false }
        let letters = bytes.filter { $0.isASCIILetter || $0 >= 0x80 }.count
        return letters > 2 && (bytes.contains(where: \.isASCIIDigit) || bytes.contains { typed.contains($0) })
    }

    private static func isLetter(_ index: Int, in utf8: [UInt8]) -> Bool {
        utf8.at(index).isASCIIAlphanumeric || utf8.at(index) == 0x5F || utf8.at(index) >= 0xC3
    }

    private static let verbs = [
        " is ", " are ", " details are ", " data are ", " details: ", " details is ", " with ", " mit ", " avec ",
        " con ", " als ",
        " as ", " ist ", " sind ", " est ", " sont ", " es ", " son ",
    ].map { Array($0.utf8) }
    private static let plurals = verbs.filter { !$0.elementsEqual(" with ".utf8) && !$0.elementsEqual(" mit ".utf8) }
    /// What may stand between name and password in prose.
    private static let links = ["and ", "und ", "et ", "y ", "e "].map { Array($0.utf8) }
    private static let marks = ByteSet("._-@+\\".utf8)
    private static let separators = ByteSet(":/|,;".utf8)
    private static let typed = ByteSet("!#$%*?^~&@".utf8)

    /// By their first byte.
    static let byFirst = [
        "credentials", "creds", "login", "log in with", "wi-fi", "wifi", "wlan", "logon", "zugangsdaten",
        "anmeldedaten", "logindaten",
        "zugang", "identifiants", "connexion", "credenciales", "credenziali", "accesso", "acceso", "credenciais",
        "acesso", "inloggegevens", "inloggning", "dane logowania", "логин", "Логин",
    ].map { Array($0.utf8) }.byFirstByte(\.self)
}
