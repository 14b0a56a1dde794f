/// Lower case without diacritics, scalar by scalar: what makes "Überweisung" and "uberweisung" one word.
///
/// Latin letters with marks and Greek accents come from a table, because the standard library offers no
/// decomposition; other letters are only lower-cased. Combining marks are for the caller to drop.
enum Folding {
    /// Appends the folded form of a letter or digit to a buffer of UTF-8.
    static func append(_ scalar: Unicode.Scalar, to buffer: inout [UInt8]) {
        if let base = table[scalar.value] {
            buffer.append(contentsOf: base)
        } else if (0xFF01...0xFF5E).contains(scalar.value) {
            let ascii = UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)
            buffer.append((0x41...0x5A).contains(ascii) ? ascii + 0x20 : ascii)
        } else {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars where !isCombiningMark(lower.value) {
                if let base = table[lower.value] {
                    buffer.append(contentsOf: base)
                } else {
                    buffer.append(contentsOf: UTF8.encode(lower).map(Array.init) ?? [])
                }
            }
        }
    }

    static func isCombiningMark(_ value: UInt32) -> Bool { (0x300...0x36F).contains(value) }

    private static let table: [UInt32: [UInt8]] = {
        var table: [UInt32: [UInt8]] = [:]
        for (base, letters) in groups {
            for letter in letters.unicodeScalars {
                table[letter.value] = Array(base.utf8)
                if let upper = letter.properties.uppercaseMapping.unicodeScalars.first, upper != letter, !upper.isASCII
                {
                    table[upper.value] = Array(base.utf8)
                }
            }
        }
        return table
    }()

    private static let groups: [(String, String)] = [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặª"), ("b", "ḃḅḇ"), ("c", "çćĉċčḉ"), ("d", "ďḋḍḏḑḓđð"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"), ("f", "ḟ"), ("g", "ĝğġģǧǵḡ"), ("h", "ĥȟḣḥḧḩḫẖħ"),
        ("i", "ìíîïĩīĭįǐȉȋḭḯỉịı"), ("j", "ĵǰ"), ("k", "ķǩḱḳḵ"), ("l", "ĺļľḷḹḻḽł"), ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"), ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿº"), ("p", "ṕṗ"), ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩſ"), ("t", "ţťțṫṭṯṱẗŧ"), ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"), ("y", "ýÿŷȳẏẙỳỵỷỹ"), ("z", "źżžẑẓẕ"), ("ss", "ßẞ"), ("ae", "æǣǽ"),
        ("oe", "œ"), ("th", "þ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("е", "ѐё"), ("ι", "ίϊΐ"), ("α", "ά"), ("ε", "έ"),
        ("η", "ή"), ("υ", "ύϋΰ"), ("ο", "ό"), ("ω", "ώ"), ("σ", "ς"),
    ]
}
