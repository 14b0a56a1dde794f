extension String {
    /// With blanks around each Chinese, Japanese and Korean character, so that each is a word of its own to FTS5.
    ///
    /// These scripts put no blanks between words, and a sentence would be one word. A run of characters becomes a phrase,
    /// in texts and in questions alike.
    var withCharactersApart: String {
        guard unicodeScalars.contains(where: \.standsAlone) else { return self }
        var apart = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            guard scalar.standsAlone else {
                apart.append(scalar)
                continue
            }
            if let last = apart.last, last != " " { apart.append(" ") }
            apart.append(scalar)
            apart.append(" ")
        }
        return String(apart)
    }
}

extension Unicode.Scalar {
    /// Han, kana and Hangul; marks that belong to the kana before them stay with it.
    fileprivate var standsAlone: Bool {
        switch value {
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D,  // kana
            0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD,  // Han
            0x3105...0x312F,  // Bopomofo
            0xAC00...0xD7A3:  // Hangul
            true
        default: false
        }
    }
}
