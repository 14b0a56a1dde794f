/// A set of code points: a character class, or one of its escapes.
struct ScalarSet: Sendable {
    enum Item: Sendable {
        case range(ClosedRange<UInt32>)
        case property(UnicodeProperty, isNegated: Bool)
        case negated(ScalarSet)
    }

    private let items: [Item]
    private let isNegated: Bool
    private let low: UInt64
    private let high: UInt64

    init(_ items: [Item], isNegated: Bool = false) {
        self.items = items
        self.isNegated = isNegated
        var halves: [UInt64] = [0, 0]
        for value in UInt32(0)..<128 where Self.has(value, items) != isNegated {
            halves[Int(value / 64)] |= 1 << UInt64(value % 64)
        }
        low = halves[0]
        high = halves[1]
    }

    func contains(_ value: UInt32) -> Bool {
        if value < 64 { return low & (1 << UInt64(value)) != 0 }
        if value < 128 { return high & (1 << UInt64(value - 64)) != 0 }
        return Self.has(value, items) != isNegated
    }

    /// The one member of a set of one, which matches faster.
    var single: UInt32? {
        guard !isNegated, items.count == 1, case .range(let range) = items[0], range.count == 1 else { return nil }
        return range.lowerBound
    }

    private static func has(_ value: UInt32, _ items: [Item]) -> Bool {
        items.contains { item in
            switch item {
            case .range(let range): range.contains(value)
            case .property(let property, let isNegated):
                Unicode.Scalar(value).map { property.contains($0) != isNegated } ?? isNegated
            case .negated(let set): !set.contains(value)
            }
        }
    }

    static func scalar(_ value: UInt32) -> ScalarSet { ScalarSet([.range(value...value)]) }
    static let digits = ScalarSet([.range(0x30...0x39)])
    static let word = ScalarSet([.range(0x30...0x39), .range(0x41...0x5A), .range(0x5F...0x5F), .range(0x61...0x7A)])
    static let space = ScalarSet([
        .range(0x09...0x0D), .range(0x20...0x20), .range(0xA0...0xA0), .range(0x1680...0x1680),
        .range(0x2000...0x200A), .range(0x2028...0x2029), .range(0x202F...0x202F), .range(0x205F...0x205F),
        .range(0x3000...0x3000), .range(0xFEFF...0xFEFF),
    ])
    static let anyButNewline = ScalarSet(
        [.range(0x0A...0x0A), .range(0x0D...0x0D), .range(0x2028...0x2029)], isNegated: true)
}

/// A property by the names ECMA-262 takes in `\p{…}`: general categories and the common binary ones. Scripts are not
/// known to the standard library, and so not to us.
struct UnicodeProperty: Sendable {
    private let test: @Sendable (Unicode.Scalar.Properties) -> Bool

    func contains(_ scalar: Unicode.Scalar) -> Bool { test(scalar.properties) }

    init?(named name: String) {
        let value = name.split(separator: "=", maxSplits: 1)
        if value.count == 2 {
            guard ["General_Category", "gc"].contains(value[0]) else { return nil }
            guard let categories = Self.categories[String(value[1])] else { return nil }
            test = { categories.contains($0.generalCategory) }
        } else if let categories = Self.categories[name] {
            test = { categories.contains($0.generalCategory) }
        } else if let binary = Self.binary[name] {
            test = binary
        } else {
            return nil
        }
    }

    private static let binary: [String: @Sendable (Unicode.Scalar.Properties) -> Bool] = [
        "Any": { _ in true }, "Assigned": { $0.generalCategory != .unassigned },
        "Alphabetic": { $0.isAlphabetic }, "Alpha": { $0.isAlphabetic },
        "Lowercase": { $0.isLowercase }, "Lower": { $0.isLowercase },
        "Uppercase": { $0.isUppercase }, "Upper": { $0.isUppercase },
        "White_Space": { $0.isWhitespace }, "space": { $0.isWhitespace },
        "ID_Start": { $0.isIDStart }, "IDS": { $0.isIDStart },
        "ID_Continue": { $0.isIDContinue }, "IDC": { $0.isIDContinue },
        "Emoji": { $0.isEmoji }, "Emoji_Presentation": { $0.isEmojiPresentation },
        "Math": { $0.isMath }, "Dash": { $0.isDash }, "Ideographic": { $0.isIdeographic },
        "Hex_Digit": { $0.isHexDigit }, "ASCII_Hex_Digit": { $0.isASCIIHexDigit }, "AHex": { $0.isASCIIHexDigit },
    ]

    private static let categories: [String: Set<Unicode.GeneralCategory>] = {
        typealias Group = Set<Unicode.GeneralCategory>
        let cased: Group = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
        let letter = cased.union([.modifierLetter, .otherLetter])
        let mark: Group = [.nonspacingMark, .spacingMark, .enclosingMark]
        let number: Group = [.decimalNumber, .letterNumber, .otherNumber]
        let punctuation: Group = [
            .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation,
        ]
        let symbol: Group = [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]
        let separator: Group = [.spaceSeparator, .lineSeparator, .paragraphSeparator]
        let other: Group = [.control, .format, .surrogate, .privateUse, .unassigned]
        let rows: [(names: String, group: Group)] = [
            ("L Letter", letter), ("LC Cased_Letter", cased), ("M Mark Combining_Mark", mark), ("N Number", number),
            ("P Punctuation punct", punctuation), ("S Symbol", symbol), ("Z Separator", separator), ("C Other", other),
            ("Lu Uppercase_Letter", [.uppercaseLetter]), ("Ll Lowercase_Letter", [.lowercaseLetter]),
            ("Lt Titlecase_Letter", [.titlecaseLetter]), ("Lm Modifier_Letter", [.modifierLetter]),
            ("Lo Other_Letter", [.otherLetter]), ("Mn Nonspacing_Mark", [.nonspacingMark]),
            ("Mc Spacing_Mark", [.spacingMark]), ("Me Enclosing_Mark", [.enclosingMark]),
            ("Nd Decimal_Number digit", [.decimalNumber]), ("Nl Letter_Number", [.letterNumber]),
            ("No Other_Number", [.otherNumber]), ("Pc Connector_Punctuation", [.connectorPunctuation]),
            ("Pd Dash_Punctuation", [.dashPunctuation]), ("Ps Open_Punctuation", [.openPunctuation]),
            ("Pe Close_Punctuation", [.closePunctuation]), ("Pi Initial_Punctuation", [.initialPunctuation]),
            ("Pf Final_Punctuation", [.finalPunctuation]), ("Po Other_Punctuation", [.otherPunctuation]),
            ("Sm Math_Symbol", [.mathSymbol]), ("Sc Currency_Symbol", [.currencySymbol]),
            ("Sk Modifier_Symbol", [.modifierSymbol]), ("So Other_Symbol", [.otherSymbol]),
            ("Zs Space_Separator", [.spaceSeparator]), ("Zl Line_Separator", [.lineSeparator]),
            ("Zp Paragraph_Separator", [.paragraphSeparator]), ("Cc Control cntrl", [.control]),
            ("Cf Format", [.format]), ("Cs Surrogate", [.surrogate]), ("Co Private_Use", [.privateUse]),
            ("Cn Unassigned", [.unassigned]),
        ]
        return rows.reduce(into: [:]) { table, row in
            for name in row.names.split(separator: " ") { table[String(name)] = row.group }
        }
    }()
}
