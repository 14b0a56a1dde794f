/// What leads from the name of a credential to its value: a sign, a verb, a line's end.
struct SecretLead {
    /// Where the value begins.
    let index: Int
    /// Whether a verb leads to it, or a mark that leads to other things too.
    let isProse: Bool
    let isNextLine: Bool
    /// Whether nothing but a blank does.
    let isBare: Bool

    /// After `:`, `=`, `:=`, `=>` or `is`, perhaps in the next line; with bare blanks only for what `Bearer` leads, and
    /// with a line's end alone for a label that is no common word.
    init?(from start: Int, weak: Bool, isFlag: Bool, in utf8: [UInt8]) {
        var index = start
        while utf8.blankLength(at: index) > 0 { index += utf8.blankLength(at: index) }
        if !weak { index = Self.purposeEnd(from: index, in: utf8) }
        var (isProse, isBare) = (false, false)
        if let sign = Self.signEnd(at: index, in: utf8) {
            index = sign
        } else if let verb = Self.verbs.first(where: { utf8.hasFolded($0, at: index) }) {
            index += verb.count
            isProse = true
        } else if !weak, let mark = Self.marks.first(where: { utf8.has($0, at: index) }) {
            index += mark.count
            isProse = true
        } else if isFlag, index > start {
            isProse = true
        } else if !weak, index > start, utf8.at(index).isASCIIAlphanumeric {
            isBare = true
        } else if !(index > start && utf8.hasFolded(Self.bearer, at: start - Self.bearer.count)),
            weak || utf8.at(index) > 0x0D
        {
            return nil
        }
        while utf8.blankLength(at: index) > 0 { index += utf8.blankLength(at: index) }
        let next = utf8.at(index) <= 0x0D ? utf8.nextLine(at: index) : nil
        index = next ?? index
        for scheme in Self.schemes where utf8.hasFolded(scheme, at: index) { index += scheme.count }
        self.index = index
        self.isProse = isProse
        self.isNextLine = next != nil
        self.isBare = isBare
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

    private static let verbs = [
        " is ", "is ", "to ", "is: ", "ist ", "ist: ", "es ", "est ", "è ", "é ", "lautet ", "was ", "would be ",
        "should be ",
        "'s ", "’s ",
        "是", "为", "為", "は", "는 ", "은 ",
    ].map { Array($0.utf8) }
    private static let possessive = Array("'s ".utf8)
    /// What else may lead to a password: only one that looks random counts.
    private static let marks = ["->", "→", "- ", "– ", "— ", "(", "|", ">", "\"", "“"].map { Array($0.utf8) }
    private static let schemes = ["bearer ", "basic ", "token "].map { Array($0.utf8) }
    private static let bearer = Array("bearer".utf8)
}
