/// What stands between the name of a credential and what leads to its value: whom or what it is for, what it is like.
///
///     the password for the wifi is …    Пароль от почты: …    Tu contraseña temporal es …    mdp de ann = …
enum SecretPurpose {
    /// Words at most.
    private static let most = 6

    /// Where the words end that lead to a sign or a verb; `start` where they don't.
    ///
    /// - Complexity: O(1): six words at most of 32 bytes each.
    static func end(from start: Int, in utf8: [UInt8]) -> Int {
        // `Password (temporary): …`
        if utf8.at(start) == 0x28 {
            var end = start + 1
            while utf8.at(end) != 0x29, utf8.at(end) > 0x0D, end - start < 40 { end += 1 }
            let next = utf8.blanksEnd(from: end + 1)
            return utf8.at(end) == 0x29 && SecretLead.signEnd(at: next, in: utf8) != nil ? next : start
        }
        guard case let first = wordEnd(from: start, in: utf8), first > start,
            words.contains(String(decoding: utf8[start..<first].map(\.asciiLowercased), as: UTF8.self))
        else { return start }
        var index = start
        for _ in 0..<most {
            let end = wordEnd(from: index, in: utf8)
            let next = utf8.blanksEnd(from: end)
            if SecretLead.signEnd(at: next, in: utf8) != nil || utf8.at(next) == 0x3F { return next }
            guard end > index, next > end else { return start }
            index = next
            if SecretVerbs.end(at: index, in: utf8) != nil { return index }
        }
        return start
    }

    private static func wordEnd(from start: Int, in utf8: [UInt8]) -> Int {
        var end = start
        while end - start < 32,
            utf8.at(end).isASCIIAlphanumeric || inner.contains(utf8.at(end)) || utf8.at(end) >= 0x80
        {
            end += 1
        }
        // `Parola dvs. este`
        return end > start && utf8.at(end) == 0x2E && utf8.at(end + 1) == 0x20 && end - start <= 3 ? end + 1 : end
    }

    private static let inner = ByteSet("-_'.@/".utf8)

    /// What the first of them is: `password policy: …` is no password.
    private static let words: Set<String> = Set(
        """
        for of to from on at in with you that we which i again currently now temporarily \
        für von vom zu zum zur des der im am bei fürs deines ihres meines \
        de del du des do da das dos para pour per pentru dvs. à na no \
        temporal temporaire temporanea temporária temporär provisional provisoire provvisoria provisória tymczasowe \
        actual actuel actuelle attuale atual aktuellt nueva nouvelle nuova nova nowe \
        för till på til til voor van bij dla do od pro k ke za \
        от для на к в до від
        """.split(separator: " ").map(String.init))
}
