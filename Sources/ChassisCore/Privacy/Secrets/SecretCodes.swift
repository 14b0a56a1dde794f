/// Short codes that let their holder in: `PIN: 4821`, `Your verification code is 482 913`, `CVV 123`.
///
/// Four digits are a year or a port as well, so only those count that stand right behind the name of such a code.
enum SecretCodes {
    struct Label: Sendable {
        /// Lower case.
        var text: [UInt8]
        /// How many digits the code has.
        var lengths: ClosedRange<Int>
        /// Whether a blank alone may lead to the code; else a colon, an equals sign or a verb has to, but behind a
        /// label in capitals.
        var mayStandBare: Bool
    }

    /// The code behind the label that begins at `start`, or nil.
    static func value(startingAt start: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard let labels = byFirst[Int(utf8[start].asciiLowercased)] else { return nil }
        for label in labels where utf8.hasFolded(label.text, at: start) {
            let end = start + label.text.count
            guard !utf8.at(end).isASCIIAlphanumeric else { continue }
            // In small letters a `tan` is a function, a `pin` a part.
            let isCapital = utf8[start] &- 0x41 < 26 && utf8.at(start + 1) &- 0x41 < 26
            let isBare = label.mayStandBare || isCapital
            let isInAddress = isPartOfList(start, in: utf8)
            if let range = value(after: end, label, isBare: isBare, isInAddress: isInAddress, in: utf8) { return range }
            if let range = SecretMentions.code(before: start, lengths: label.lengths, in: utf8) { return range }
        }
        return nil
    }

    /// Whether a comma or a hyphen leads to what begins here, as to the last part of an address.
    private static func isPartOfList(_ start: Int, in utf8: [UInt8]) -> Bool {
        var index = start - 1
        while utf8.at(index) == 0x20 { index -= 1 }
        return index < start - 1 && (utf8.at(index) == 0x2C || utf8.at(index) == 0x2D)
    }

    private static func value(
        after end: Int, _ label: Label, isBare: Bool, isInAddress: Bool, in utf8: [UInt8]
    ) -> Range<Int>? {
        var index = end
        while [0x22, 0x27].contains(utf8.at(index)) { index += 1 }
        let first = index
        var lengths = label.lengths
        index = utf8.blanksEnd(from: index)
        if index > first { index = SecretPurpose.end(from: index, in: utf8) }
        if let lead = SecretLead.signEnd(at: index, in: utf8) ?? SecretVerbs.end(at: index, in: utf8) {
            index = lead
        } else if isBare, index > first {
            // `Bengaluru, PIN 560001` is a place in India.
            if !label.mayStandBare, isInAddress { lengths = label.lengths.lowerBound...label.lengths.lowerBound }
        } else {
            return nil
        }
        while utf8.blankLength(at: index) > 0 || [0x22, 0x27].contains(utf8.at(index)) {
            index += max(1, utf8.blankLength(at: index))
        }
        return code(at: index, lengths: lengths, in: utf8)
    }

    /// Digits, in two groups at most, or capitals and digits.
    private static func code(at start: Int, lengths: ClosedRange<Int>, in utf8: [UInt8]) -> Range<Int>? {
        var (index, digits, letters, gaps) = (start, 0, 0, 0)
        while index < utf8.count, digits + letters <= lengths.upperBound {
            let byte = utf8[index]
            if byte.isASCIIDigit {
                digits += 1
            } else if byte &- 0x41 < 26 {
                letters += 1
            } else if byte == 0x20 || byte == 0x2D, gaps == 0, letters == 0, digits == 3,
                utf8.at(index + 1).isASCIIDigit
            {
                gaps += 1
            } else {
                break
            }
            index += 1
        }
        guard lengths.contains(digits + letters), digits > letters || digits >= 2 && letters > 0,
            !goesOn(index, in: utf8)
        else { return nil }
        return start..<index
    }

    /// Whether a number or a word goes on: `2024-05-01`, `12.5`, `482 ms`.
    private static func goesOn(_ index: Int, in utf8: [UInt8]) -> Bool {
        let after = utf8.at(index)
        if after.isASCIIAlphanumeric || after == 0x5F || after == 0x25 || after >= 0x80 { return true }
        return [0x2E, 0x2C, 0x2D, 0x2F, 0x3A].contains(after) && utf8.at(index + 1).isASCIIDigit
    }

    static let byFirst: [[Label]?] = {
        let table: [(String, ClosedRange<Int>, Bool)] = [
            ("pin", 4...8, false), ("tan", 6...6, false), ("otp", 4...8, true), ("cvv", 3...4, true),
            ("cvv2", 3...4, true), ("cvc", 3...4, true), ("cvc2", 3...4, true), ("pin code", 4...4, false),
            ("code pin", 4...8, true), ("pincode", 4...4, true), ("pin number", 4...8, true),
            ("one-time code", 4...8, true), ("one time code", 4...8, true), ("one-time password", 4...8, true),
            ("one-time passcode", 4...8, true), ("verification code", 4...8, true), ("security code", 3...8, true),
            ("login code", 4...8, true), ("sign-in code", 4...8, true), ("access code", 4...8, true),
            ("authentication code", 4...8, true), ("auth code", 4...8, true), ("2fa code", 4...8, true),
            ("mfa code", 4...8, true), ("passcode", 4...8, true), ("sms code", 4...8, true), ("2fa", 6...8, true),
            ("unlock code", 4...8, true), ("confirmation pin", 4...8, true), ("door code", 4...8, true),
            ("sicherheitscode", 3...8, true), ("bestätigungscode", 4...8, true), ("zugangscode", 4...8, true),
            ("einmalcode", 4...8, true), ("code de vérification", 4...8, true), ("code de sécurité", 3...8, true),
            ("código de verificación", 4...8, true), ("código de seguridad", 3...8, true),
            ("codice di verifica", 4...8, true), ("código de verificação", 4...8, true),
            ("confirmation code", 4...8, true), ("gate code", 4...8, true), ("locker code", 4...8, true),
            ("einmalpasswort", 4...8, true), ("einmalkennwort", 4...8, true), ("alarm code", 4...8, true),
            ("entry code", 4...8, true), ("lockbox code", 4...8, true), ("keypad code", 4...8, true),
            ("garage code", 4...8, true), ("building code", 4...8, false), ("safe code", 4...8, true),
            ("lock code", 4...8, true), ("geheimzahl", 4...8, true), ("geheimnummer", 4...8, true),
            ("türcode", 4...8, true), ("alarmcode", 4...8, true), ("zahlencode", 4...8, true),
            ("digicode", 4...8, true),
            ("freischaltcode", 4...8, true), ("code secret", 4...8, true), ("code d'accès", 4...8, true),
            ("code de confirmation", 4...8, true), ("código de confirmación", 4...8, true),
            ("código de acceso", 4...8, true), ("codice di accesso", 4...8, true), ("codice segreto", 4...8, true),
            ("código de confirmação", 4...8, true), ("verificatiecode", 4...8, true), ("toegangscode", 4...8, true),
            ("pincode", 4...8, true), ("kod weryfikacyjny", 4...8, true), ("kod dostępu", 4...8, true),
            ("verifieringskod", 4...8, true), ("engangskode", 4...8, true), ("код подтверждения", 4...8, true),
            ("Код подтверждения", 4...8, true), ("код доступа", 4...8, true), ("doğrulama kodu", 4...8, true),
            ("验证码", 4...8, true), ("驗證碼", 4...8, true), ("认证码", 4...8, true), ("認証コード", 4...8, true),
            ("確認コード", 4...8, true), ("暗証番号", 4...8, true), ("인증번호", 4...8, true), ("رمز التحقق", 4...8, true),
        ]
        return table.map { Label(text: Array($0.utf8), lengths: $1, mayStandBare: $2) }.byFirstByte(\.text)
    }()
}
