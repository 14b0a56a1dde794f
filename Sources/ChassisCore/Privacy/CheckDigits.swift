/// Check digits of national ids. Each takes digits of 0 to 9 and nothing else.
enum CheckDigits {
    /// Brazil, CPF: two digits modulo 11, weights falling to 2 (Receita Federal).
    static func isCPF(_ digits: [UInt8]) -> Bool {
        guard digits.count == 11, Set(digits).count > 1 else { return false }
        for length in [9, 10] {
            var sum = 0
            for index in 0..<length { sum += Int(digits[index]) * (length + 1 - index) }
            if sum * 10 % 11 % 10 != Int(digits[length]) { return false }
        }
        return true
    }

    /// Germany, tax id: ISO 7064 mod 11,10; among the first ten one digit comes twice or three times (BZSt).
    static func isGermanTaxID(_ digits: [UInt8]) -> Bool {
        guard digits.count == 11, digits[0] != 0 else { return false }
        var counts = [Int](repeating: 0, count: 10)
        for digit in digits.prefix(10) { counts[Int(digit)] += 1 }
        guard counts.filter({ $0 > 1 }).count == 1, counts.allSatisfy({ $0 <= 3 }) else { return false }
        var product = 10
        for digit in digits.prefix(10) {
            let sum = (Int(digit) + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return (11 - product) % 10 == Int(digits[10])
    }

    /// Netherlands, BSN: the weighted sum 9, 8 … 2, -1 is a multiple of 11.
    static func isBSN(_ digits: [UInt8]) -> Bool {
        guard digits.count == 9, Set(digits).count > 1 else { return false }
        var sum = -Int(digits[8])
        for index in 0..<8 { sum += Int(digits[index]) * (9 - index) }
        return sum % 11 == 0
    }

    /// France, NIR: sex, month and department plausible; the key is 97 minus the rest modulo 97 (INSEE).
    ///
    static func isNIR(_ digits: [UInt8]) -> Bool {
        guard digits.count == 15, [1, 2, 3, 4, 7, 8].contains(digits[0]) else { return false }
        let month = digits[3] * 10 + digits[4]
        guard (1...12).contains(month) || (20...42).contains(month) || month >= 50 else { return false }
        let number = digits.prefix(13).reduce(0) { $0 * 10 + Int($1) }
        return 97 - number % 97 == Int(digits[13]) * 10 + Int(digits[14])
    }

    /// India, Aadhaar: Verhoeff over twelve digits, the first of 2 to 9 (UIDAI).
    static func isAadhaar(_ digits: [UInt8]) -> Bool {
        guard digits.count == 12, digits[0] >= 2, Set(digits).count > 1 else { return false }
        var check = 0
        for (position, digit) in digits.reversed().enumerated() {
            var value = Int(digit)
            for _ in 0..<(position % 8) { value = permutation[value] }
            check = multiply(check, value)
        }
        return check == 0
    }

    /// Japan, individual number: modulo 11 over twelve digits (order of 2014, article 5).
    static func isJapaneseNumber(_ digits: [UInt8]) -> Bool {
        guard digits.count == 12, Set(digits).count > 1 else { return false }
        var sum = 0
        for index in 1...11 { sum += Int(digits[11 - index]) * (index <= 6 ? index + 1 : index - 5) }
        let rest = sum % 11
        return Int(digits[11]) == (rest <= 1 ? 0 : 11 - rest)
    }

    /// China, resident id: ISO 7064 mod 11-2 over seventeen digits; the check of ten is written X.
    static func isChineseID(_ digits: [UInt8], check: UInt8) -> Bool {
        guard digits.count == 17, digits[6] == 1 || digits[6] == 2 else { return false }
        let month = digits[10] * 10 + digits[11]
        let day = digits[12] * 10 + digits[13]
        guard (1...12).contains(month), (1...31).contains(day) else { return false }
        var product = 0
        for digit in digits { product = (product + Int(digit)) * 2 % 11 }
        let wanted = (12 - product) % 11
        return wanted == 10 ? check.asciiUppercased == .of("X") : check &- 0x30 == UInt8(wanted)
    }

    /// Spain, NIF and NIE: the letter of the number modulo 23.
    static func spanishLetter(_ number: Int) -> UInt8 { spanishLetters[number % 23] }

    /// Italy, codice fiscale: 16 capitals and digits; the last is the sum of the others' odd and even values.
    static func isCodiceFiscale(_ code: [UInt8]) -> Bool {
        guard code.count == 16 else { return false }
        for (index, byte) in code.enumerated() {
            let wantsLetter = index < 6 || index == 8 || index == 11 || index == 15
            if wantsLetter {
                guard byte.isASCIILetter else { return false }
            } else {
                // People of the same name and day get letters for digits: L for 0 up to V for 9.
                guard byte.isASCIIDigit || omocodia.contains(byte) else { return false }
            }
        }
        guard months.contains(code[8]) else { return false }
        var sum = 0
        for (index, byte) in code.prefix(15).enumerated() {
            let value = Int(byte.isASCIIDigit ? byte &- 0x30 : byte &- 0x41)
            sum += index % 2 == 0 ? oddValues[value] : value
        }
        return code[15] == UInt8(0x41 + sum % 26)
    }

    /// Germany, pension insurance number: twelve characters, the letter read as two digits (VKVV §4).
    static func isGermanPension(_ code: [UInt8]) -> Bool {
        guard code.count == 12, code[8].isASCIILetter else { return false }
        var digits: [Int] = []
        for (index, byte) in code.enumerated() {
            if index == 8 {
                let letter = Int(byte &- 0x41) + 1
                digits += [letter / 10, letter % 10]
            } else {
                guard byte.isASCIIDigit else { return false }
                digits.append(Int(byte &- 0x30))
            }
        }
        let month = digits[4] * 10 + digits[5]
        guard (1...12).contains(month) else { return false }
        var sum = 0
        for (digit, weight) in zip(digits, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) {
            sum += digit * weight / 10 + digit * weight % 10
        }
        return sum % 10 == digits[12]
    }

    private static let spanishLetters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
    private static let omocodia = Set("LMNPQRSTUV".utf8)
    private static let months = Set("ABCDEHLMPRST".utf8)
    private static let oddValues = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ]
    private static let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

    /// The product of two elements of the dihedral group of order 10.
    private static func multiply(_ left: Int, _ right: Int) -> Int {
        switch (left < 5, right < 5) {
        case (true, true): (left + right) % 5
        case (true, false): (left + right - 5) % 5 + 5
        case (false, true): (left - 5 - right + 5) % 5 + 5
        case (false, false): (left - right + 5) % 5
        }
    }
}
