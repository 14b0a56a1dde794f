/// Finds numbers that a state gave to a person, by their form and check digits, or by the words before them.
///
/// A form with a strong check is believed alone. One that a third of all numbers would pass (nine digits, say) needs
/// its name before it; and what follows its name at once is believed even if the check digit is mistyped.
package struct NationalIDRecognizer: Recognizer {
    package init() {}

    package var cue: RecognizerCue { .digit }

    package func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch] {
        var found: [PersonalDataMatch] = []
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            // A letter may open an id only when a digit is near: words are passed over quickly.
            guard byte.isASCIIAlphanumeric else {
                index += 1
                continue
            }
            let word = wordEnd(from: index, in: utf8)
            if word.digits > 0 || (word.end - index <= 3 && startsLetteredID(word.end, in: utf8)) {
                if let end = end(from: index, word: word.end, in: utf8) {
                    found.append(PersonalDataMatch(range: index..<end, kind: .nationalID))
                    index = end
                    continue
                }
            }
            index = word.end
        }
        return found
    }

    private func wordEnd(from start: Int, in utf8: [UInt8]) -> (end: Int, digits: Int) {
        var end = start
        var digits = 0
        while end < utf8.count, utf8[end].isASCIIAlphanumeric {
            if utf8[end].isASCIIDigit { digits += 1 }
            end += 1
        }
        return (end, digits)
    }

    private func startsLetteredID(_ end: Int, in utf8: [UInt8]) -> Bool {
        let isMark = utf8.at(end) == 0x2E || utf8.at(end) == 0x2F
        let gap = isMark ? 1 : max(utf8.blankLength(at: end), utf8.hyphenLength(at: end))
        return gap > 0 && utf8.at(end + gap + utf8.blankLength(at: end + gap)).isASCIIDigit
    }

    private func end(from start: Int, word: Int, in utf8: [UInt8]) -> Int? {
        let before = utf8.at(start - 1)
        if before == 0x5F || before == 0x2B || before == 0x40 { return nil }
        // `#12345678` is a ticket, `SSN#` a label.
        if before == 0x23, Self.names.distance(before: start, in: utf8) != 1 { return nil }
        if before == 0x2D || before == 0x2E || before == 0x2F, utf8.at(start - 2).isASCIIAlphanumeric { return nil }
        // `53:47.852112Z` is a time of day.
        if before == 0x3A, utf8.at(start - 2).isASCIIDigit, [0x2C, 0x2E, 0x3A].contains(utf8.at(start + 2)) {
            return nil
        }
        if utf8.at(word) == 0x28, let end = hongKongEnd(start..<word, in: utf8) { return end }
        guard IDToken.mayStart(at: start, in: utf8) else { return nil }
        let token = IDToken(from: start, in: utf8)
        guard !token.isTable, token.mayBeWide || token.characters.count >= 7 && token.digitCount >= 4 else {
            return nil
        }
        var gap = Self.names.distance(before: start, in: utf8, reach: 48)
        // A number in between is the one that was named.
        if let bytes = gap, utf8[(start - bytes)..<start].contains(where: \.isASCIIDigit) { gap = nil }
        // `USt-IdNr.`: what the nearest word calls a company's number is nobody's.
        if let company = Self.companies.distance(before: start, in: utf8), company <= gap ?? .max,
            !utf8[(start - company)..<start].contains(where: \.isASCIIDigit)
        {
            return nil
        }
        if let end = end(of: token, from: start, named: gap, in: utf8) { return end }
        guard token.mayBeWide, gap != nil else { return nil }
        return end(of: IDToken(from: start, in: utf8, isWide: true), from: start, named: gap, in: utf8)
    }

    /// The end of `A123456(3)`, or nil.
    private func hongKongEnd(_ word: Range<Int>, in utf8: [UInt8]) -> Int? {
        guard (7...8).contains(word.count), utf8.at(word.upperBound + 2) == 0x29 else { return nil }
        let code = utf8[word] + [utf8.at(word.upperBound + 1)]
        return CheckDigits.isHKID(code.map(\.asciiUppercased)[...]) ? word.upperBound + 3 : nil
    }

    /// - Parameter gap: How far before the token it is called an id; `nil` where it isn't.
    private func end(of token: IDToken, from start: Int, named gap: Int?, in utf8: [UInt8]) -> Int? {
        guard token.characters.count >= 7, token.digitCount >= 4 else { return nil }
        let isNamed = (gap ?? .max) <= 24
        for length in token.ends {
            let end = token.offsets[length - 1]
            guard !DigitGroups.goesOn(end, in: utf8) else { continue }
            if !isNamed, token.isOneWord(length), isPart(start..<end, in: utf8) { continue }
            if !isNamed, token.isDigitGroups(length), hasNeighbour(start..<end, token.marks(within: length), in: utf8) {
                continue
            }
            if token.isNationalID(length: length, isNamed: isNamed) { return end }
        }
        guard let gap, gap <= 14 else { return nil }
        return token.namedEnd(in: utf8)
    }

    /// Whether more groups of digits stand before or after, as far apart as the id's own: a part of a longer number.
    ///
    /// `219-09-9998 12`: what another mark parts is the next number, or the next column.
    ///
    /// - Parameter marks: What stands between the groups of the id.
    private func hasNeighbour(_ range: Range<Int>, _ marks: ArraySlice<UInt8>, in utf8: [UInt8]) -> Bool {
        let after = utf8.at(range.upperBound)
        let gap = max(utf8.blankLength(at: range.upperBound), utf8.hyphenLength(at: range.upperBound))
        let isJoint = gap > 0 && marks.contains(gap == 1 ? after : 0x20)
        if isJoint, utf8.at(range.upperBound + gap).isASCIIDigit { return true }
        for gap in 1...3 {
            let start = range.lowerBound - gap
            guard max(utf8.blankLength(at: start), utf8.hyphenLength(at: start)) == gap else { continue }
            return marks.contains(gap == 1 ? utf8[start] : 0x20) && utf8.at(start - 1).isASCIIDigit
        }
        return false
    }

    /// Whether the words round a code say that it is a thing's: `AB123456C is a part number`, `12345678Z bolt`.
    private func isPart(_ range: Range<Int>, in utf8: [UInt8]) -> Bool {
        Self.things.distance(before: range.lowerBound, in: utf8, reach: 24) != nil
            || Self.things.follows(range.upperBound, in: utf8)
    }

    private static let things = ContextWords([
        "part no", "part number", "part-no", "part nr", "part:", "bolt", "screw", "sku ", "sku:", "article no",
        "article number", "artikelnummer", "artikel-nr", "artikelnr", "art.-nr", "art.nr", "art. nr", "teilenummer",
        "teile-nr", "serial no", "serial number", "serial nr", "model no", "model number", "item no", "item number",
        "product code", "product no", "catalog",
    ])

    private static let companies = ContextWords([
        "ust-id", "ust.-id", "ust-idnr", "ust.-idnr", "ustid", "ust id", "umsatzsteuer-id",
        "umsatzsteuer-identifikation",
        "vat id", "vat no", "vat number", "vat reg", "vat:", "uid-nr", "handelsregister", "hrb ", "hra ", "ein:",
        "company number", "company no", "companies house", "registered number", "siret", "siren ", "n° tva",
        "numéro de tva",
        "tva intra", "partita iva", "p.iva", "p. iva", "cnpj", "cif:", "btw-nummer", "btw-id", "btw nr", "kvk", "abn ",
        "gstin",
    ])

    private static let names = ContextWords([
        "ssn ", "social security", "social insurance", "sin ", "nino ", "national insurance", "ni number", "ni no",
        "national id", "identity number", "id card", "tax id", "taxpayer", "itin ", "cpf ", "cadastro de pessoa",
        "codice fiscale", "cod. fisc", "cod fisc", "c.f.", "dni ", "nie ", "nif ", "documento de identidad",
        "número de identidad", "seguridad social", "steuer-id", "steuer id", "steueridentifikation", "steuernummer",
        "idnr", "sozialversicherung", "rentenversicherung", "versicherungsnummer", "personalausweis", "ausweisnummer",
        "bsn ", "burgerservice", "sofinummer", "sofi-nummer", "insee ", "nir ", "sécurité sociale", "securite sociale",
        "sécu ", "secu ", "aadhaar", "aadhar", "uidai", "pan card", "pan number", "pesel ", "curp ", "cédula",
        "cedula ",
        "fødselsnummer", "personnummer", "cpr-nummer", "cpr nummer", "cpr-nr", "henkilötunnus", "rodné číslo", "tfn ",
        "tax file number", "medicare number", "medicare no", "nhs number", "nhs no", "pps number", "ppsn",
        "hetu ", "fnr ", "fødselsnr", "sv-nummer", "sv-nr", "svnr", "svnummer", "ahv", "avs-n", "nric", "hkid",
        "tc kimlik", "t.c. kimlik", "tckn", "kimlik no", "tc no", "cnp ", "cod numeric personal", "egn ", "егн", "ЕГН",
        "rut ", "rrn ", "resident registration", "снилс", "СНИЛС", "snils", "ИНН",
        "マイナンバー", "個人番号", "身份证", "주민등록", "identificação", "rg ",
    ])
}
