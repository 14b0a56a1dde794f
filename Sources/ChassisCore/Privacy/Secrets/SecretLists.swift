/// Credentials of several parts: the words that a wallet is made again with, and codes for when a phone is lost.
enum SecretLists {
    static let codeNames = [
        "recovery code", "backup code", "scratch code", "backup-code", "recovery-code", "wiederherstellungscode",
        "backupcode", "ersatzcode", "code de récupération", "codes de récupération", "código de respaldo",
        "códigos de respaldo", "código de recuperación", "códigos de recuperación", "codice di backup",
        "codici di backup",
    ]
    static let phraseNames = [
        "recovery phrase", "seed phrase", "seed word", "seed", "mnemonic", "backup phrase", "secret phrase",
        "wiederherstellungsphrase", "wiederherstellungswörter", "phrase de récupération", "phrase secrète",
        "frase semilla",
        "frase de recuperación", "frase di recupero", "frase de recuperação", "mnemonic phrase", "recovery words",
    ]

    /// More codes nobody is given.
    private static let most = 32

    /// The codes that follow their name, a blank, a comma or a line's end between.
    static func codes(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        guard var index = listStart(behind: start, in: utf8) else { return [] }
        var found: [Range<Int>] = []
        while found.count < most {
            index = itemStart(from: index, in: utf8)
            var end = index
            while utf8.at(end).isASCIIAlphanumeric || utf8.at(end) == 0x2D && utf8.at(end + 1).isASCIIAlphanumeric {
                end += 1
            }
            // `8821 4410`
            if end - index == 4, utf8[index..<end].allSatisfy(\.isASCIIDigit), utf8.at(end) == 0x20,
                (1...4).allSatisfy({ utf8.at(end + $0).isASCIIDigit }), !utf8.at(end + 5).isASCIIAlphanumeric
            {
                end += 5
            }
            guard end - index >= 6, end - index <= 40, utf8[index..<end].contains(where: \.isASCIIDigit),
                !utf8.at(end).isASCIIAlphanumeric, utf8.at(end) < 0x80, !isDate(utf8[index..<end])
            else { break }
            found.append(index..<end)
            index = end
        }
        return found
    }

    /// Behind a sign or a verb, or in the line below a plural.
    private static func listStart(behind start: Int, in utf8: [UInt8]) -> Int? {
        let isPlural = utf8.at(start).asciiLowercased == 0x73 || utf8.at(start - 1).asciiLowercased == 0x73
        let index = utf8.blanksEnd(from: utf8.at(start).asciiLowercased == 0x73 ? start + 1 : start)
        return SecretLead.signEnd(at: index, in: utf8) ?? SecretVerbs.end(at: index, in: utf8)
            ?? (isPlural && utf8.at(index) == 0x0A ? index : nil)
    }

    private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count == 10 && bytes.split(separator: 0x2D).map(\.count) == [4, 2, 2]
    }

    static let combinationNames = [
        "safe combination", "lock combination", "locker combination", "padlock combination", "combination to the safe",
        "combination for the safe", "tresorkombination", "zahlenkombination", "combinaison du coffre",
    ]

    /// The numbers that open a lock: `12-34-07`.
    static func combination(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        let index = utf8.blanksEnd(from: start)
        guard let led = SecretLead.signEnd(at: index, in: utf8) ?? SecretVerbs.end(at: index, in: utf8) else {
            return []
        }
        let first = utf8.blanksEnd(from: led)
        var (end, digits) = (first, 0)
        while end - first < 24 {
            if utf8.at(end).isASCIIDigit {
                digits += 1
            } else if ![0x20, 0x2D, 0x2F, 0x2E].contains(utf8.at(end)) || !utf8.at(end + 1).isASCIIDigit {
                break
            }
            end += 1
        }
        return (4...10).contains(digits) && !utf8.at(end).isASCIIAlphanumeric ? [first..<end] : []
    }

    /// Behind blanks, a comma, a line's end, a hyphen or a number with a dot.
    private static func itemStart(from start: Int, in utf8: [UInt8]) -> Int {
        var index = utf8.gapEnd(from: start)
        if utf8.at(index) == 0x2C || utf8.at(index) == 0x3B { index = utf8.gapEnd(from: index + 1) }
        if [0x2D, 0x2A].contains(utf8.at(index)), utf8.at(index + 1) == 0x20 { index += 2 }
        var end = index
        while utf8.at(end).isASCIIDigit, end - index < 2 { end += 1 }
        if end > index, utf8.at(end) == 0x2E || utf8.at(end) == 0x29 { index = utf8.blanksEnd(from: end + 1) }
        return index
    }

    /// The words of a phrase, six or more, in a line or numbered one by one.
    static func phrases(from start: Int, in utf8: [UInt8]) -> [Range<Int>] {
        guard var index = listStart(behind: start, in: utf8) else { return [] }
        index = itemStart(from: index, in: utf8)
        let first = utf8.at(index) == 0x22 ? index + 1 : index
        var (last, count) = (first, 0)
        index = first
        while count < 25 {
            var end = index
            while utf8.at(end) &- 0x61 < 26 { end += 1 }
            guard end - index >= 3, end - index <= 12, !utf8.at(end).isASCIIAlphanumeric, utf8.at(end) < 0x80,
                !PasswordProse.isLink(utf8[index..<end])
            else { break }
            (last, count) = (end, count + 1)
            index = itemStart(from: end, in: utf8)
        }
        return count >= 6 ? [first..<last] : []
    }
}
