/// What letters weigh, in 64ths of a token, fitted to what cl100k_base makes of one declaration in 90 languages, of menus
/// and messages in 50 of them, and of English prose and code.
///
/// No word stands here. A vocabulary has whole words of the languages that it has seen much of, so what a word takes
/// shows in its pairs of letters: those that English is full of weigh nothing, those it lacks half a token and more.
struct TokenWeights: Sendable {
    static let shared = TokenWeights()

    /// Of each Latin letter behind each: a row for the first, `a` to `z` and a word's edge.
    let pairs: [UInt8]
    /// The letter without its accent, 0 for `a`, from 0xC0 and from 0x1E00 on.
    private let bases: [UInt8]
    private let extendedBases: [UInt8]
    private let cyrillic: [UInt8]
    private let arabic: [UInt8]
    /// For each 16 characters from 0 on.
    private let blocks: [UInt8]
    private let traditional: Set<UInt32>

    static let edge = 26
    /// Where marks and signs begin that no script claims.
    static let end: UInt32 = 0x3100

    private init() {
        pairs = Self.numbers(Self.pairText)
        bases = Self.letters(Self.baseText)
        extendedBases = Self.letters(Self.extendedBaseText)
        cyrillic = Self.numbers(Self.cyrillicText)
        arabic = Self.numbers(Self.arabicText)
        // Three bytes that a vocabulary has seldom seen together; two of those before.
        var blocks = [UInt8](repeating: 150, count: Int(Self.end) / 16)
        for block in 0..<0x80 { blocks[block] = 110 }
        for (range, weight) in Self.scripts {
            for block in range.lowerBound / 16...range.upperBound / 16 { blocks[block] = weight }
        }
        self.blocks = blocks
        traditional = Set(Self.traditionalText.unicodeScalars.map(\.value))
    }

    /// The letter that an accented one is made of, 0 for `a`; a letter of its own counts as `q`.
    func base(of value: UInt32) -> Int {
        Int(value >= 0x1E00 ? extendedBases[Int(value) - 0x1E00] : bases[Int(value) - 0xC0])
    }

    /// What an accent weighs beside its letter.
    func accent(of value: UInt32) -> Int { value < 0x100 ? 78 : value < 0x180 ? 88 : 4 }

    /// Of a letter that isn't Latin.
    func letter(_ value: UInt32) -> Int {
        switch value {
        case 0x400..<0x530: Int(cyrillic[Int(value) - 0x400])
        case 0x600..<0x700: Int(arabic[Int(value) - 0x600])
        case ..<Self.end: Int(blocks[Int(value / 16)])
        case 0x3400..<0xA000: traditional.contains(value) ? 158 : 76
        case 0xAC00..<0xD7B0: 84
        case 0xF900..<0xFB00: 160
        default: 150
        }
    }

    private static func numbers(_ text: String) -> [UInt8] {
        text.split(whereSeparator: \.isWhitespace).compactMap { UInt8($0) }
    }

    private static func letters(_ text: String) -> [UInt8] { text.utf8.filter { $0 > 0x60 }.map { $0 - 0x61 } }

    private static let scripts: [(ClosedRange<Int>, UInt8)] = [
        (0x370...0x3FF, 73),
        (0x1F00...0x1FFF, 140),
        (0x530...0x58F, 149),
        (0x590...0x5FF, 82),
        (0x750...0x77F, 100),
        (0x8A0...0x8FF, 120),
        (0x900...0x97F, 85),
        (0x980...0x9FF, 102),
        (0xA00...0xA7F, 141),
        (0xA80...0xAFF, 139),
        (0xB00...0xB7F, 145),
        (0xB80...0xBFF, 107),
        (0xC00...0xC7F, 139),
        (0xC80...0xCFF, 139),
        (0xD00...0xD7F, 126),
        (0xD80...0xDFF, 150),
        (0xE00...0xE7F, 67),
        (0xE80...0xEFF, 150),
        (0x1000...0x109F, 146),
        (0x10A0...0x10FF, 148),
        (0x1200...0x139F, 207),
        (0x1780...0x17FF, 117),
        (0x3000...0x303F, 64),
        (0x3040...0x30FF, 75),
    ]

    private static let pairText = """
        58 35 0 0 58 0 1 51 0 51 4 0 0 0 0 0 0 0 0 0 11 0 3 11 0 14 28
        23 0 0 7 0 6 10 58 0 0 7 0 0 20 0 8 6 0 0 0 39 10 8 23 0 8 9
        0 1 0 4 0 4 6 0 7 0 0 0 4 0 0 0 7 0 0 0 0 5 15 5 0 0 0
        0 0 0 58 0 0 0 58 0 0 0 58 0 7 0 0 2 30 0 0 6 0 58 4 0 0 0
        0 0 0 0 0 0 58 55 58 0 58 2 0 0 0 0 0 0 0 0 23 0 0 0 0 58 0
        0 23 5 8 0 0 15 58 0 7 9 0 6 26 0 5 6 0 0 0 0 6 14 5 0 9 0
        58 12 58 18 50 0 0 0 0 2 58 0 2 0 42 24 29 0 0 58 58 8 58 9 58 11 0
        0 30 18 36 0 41 36 0 0 19 19 58 9 0 0 16 27 0 0 14 58 58 58 6 58 13 0
        58 58 0 0 0 0 58 58 58 58 58 0 0 0 0 58 0 9 0 0 58 0 26 0 58 58 58
        58 18 6 37 9 8 8 10 58 16 24 16 0 33 0 6 7 15 0 22 30 14 16 7 7 9 0
        58 9 19 23 58 0 0 58 0 9 38 58 12 0 58 4 23 58 0 58 58 51 21 6 40 9 0
        44 18 0 0 0 0 58 0 0 58 58 0 0 0 0 0 0 0 0 0 6 0 58 7 0 6 0
        0 0 21 58 0 58 58 58 26 13 44 23 0 58 0 0 54 37 0 0 0 43 0 8 0 10 0
        8 20 0 0 0 0 0 3 58 58 3 0 0 58 0 0 58 33 0 0 0 0 48 20 0 58 0
        21 0 0 0 2 0 58 58 0 58 58 0 0 0 0 0 42 0 0 0 0 0 0 0 12 0 0
        0 8 0 0 0 0 0 58 0 8 0 0 0 5 0 0 6 0 0 0 0 22 17 6 0 7 0
        58 6 6 21 31 7 8 15 58 7 6 22 7 7 58 6 15 0 0 21 0 6 11 7 6 6 0
        0 58 0 0 0 0 0 58 0 0 0 0 0 0 0 0 0 0 0 0 0 0 35 6 0 0 0
        58 31 0 39 0 0 14 22 0 28 58 50 0 26 0 0 58 0 0 0 0 26 0 1 0 0 0
        38 0 0 0 0 0 58 0 0 11 0 0 0 0 0 0 58 0 0 0 34 16 0 17 0 58 0
        0 58 0 58 0 2 0 58 58 25 58 0 0 0 0 0 58 0 0 0 3 57 31 0 0 58 46
        8 6 1 15 0 9 0 13 0 28 7 23 5 46 0 7 7 56 24 11 58 2 10 6 0 0 25
        0 47 57 12 58 7 12 0 0 6 6 58 9 0 0 0 5 0 0 0 48 6 0 6 58 3 0
        28 10 0 8 6 7 6 19 0 8 7 11 1 8 42 0 6 8 12 0 50 18 9 19 0 6 0
        0 30 0 58 0 0 58 50 0 0 24 22 0 58 0 0 0 58 0 0 9 20 39 8 0 0 0
        43 12 0 0 17 6 4 49 58 26 55 0 58 0 58 0 6 3 4 31 29 17 58 6 0 16 0
        0 0 0 0 0 0 58 0 0 0 48 0 0 0 0 0 0 0 0 0 0 58 0 16 0 13 0
        """

    private static let baseText = """
        aaaaaaaceeeeiiiidnoooooqouuuuytsaaaaaaaceeeeiiiidnoooooqouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggg
        hhhhiiiiiiiiiiqqjjkkkllllllqqllnnnnnnqnnoooooooorrrrrrssssssssttttqquuuuuuuuuuuuwwyyyzzzzzzqqqqqqqqq
        qqqqqqqeqqqqqqqqqqqqqqqqooqqqqqqqqqqqqquuqqqqqqqqqqqqqqqqqqqqqqqqqqqqaaiioouuuuuuuuuuqaaaaqqqqggkkoo
        ooqqjqqqggqqnnaaqqqqaaaaeeeeiiiioooorrrruuuussttqqhhqqqqqqaaeeooooooooyyqqqqqqqqqqqqqqqqqqqqqqqqqqqq
        """

    private static let extendedBaseText = """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss
        ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyqqqqsqaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee
        iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyqqqqqq
        """

    private static let cyrillicText = """
        110 28 52 46 52 110 147 58 117 57 78 50 39 110 3 110 113 62 3 119 70 3 6 60
        61 3 49 57 23 32 3 3 83 8 3 53 17 92 3 3 77 4 36 21 3 68 3 3
        113 62 3 119 70 3 6 60 61 3 49 57 23 32 3 3 83 8 3 53 17 92 3 3
        77 4 36 21 3 68 3 3 110 28 52 46 52 110 147 58 117 57 78 50 39 110 3 110
        110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110
        110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110
        40 40 90 90 110 110 44 44 110 110 177 177 110 110 110 110 110 110 105 105 110 110 110 110
        110 110 110 110 110 110 139 139 82 82 70 70 110 110 42 42 110 110 52 52 110 110 110 110
        110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110
        179 179 110 110 110 110 110 110 110 110 48 48 110 110 110 110 112 112 110 110 110 110 46 46
        110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110
        110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110
        110 110 110 110 110 110 110 110 110 110 110 110 110 110 110 110
        """

    private static let arabicText = """
        45 45 45 45 45 45 45 45 45 45 45 45 54 45 45 45 45 45 45 45 45 45 45 45
        45 45 45 45 45 45 45 48 45 46 46 37 48 43 97 85 39 35 67 48 68 54 57 52
        46 63 50 67 56 62 46 44 51 40 54 45 45 45 45 45 48 46 85 62 59 46 89 3
        73 132 32 48 45 45 45 50 48 50 45 49 45 45 45 45 45 45 45 45 45 45 45 45
        45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45
        45 53 45 45 45 45 67 45 45 45 45 45 45 45 60 45 50 45 45 45 45 45 45 45
        45 51 45 45 45 45 45 45 46 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45
        45 94 45 45 45 53 45 56 45 45 45 45 45 45 45 45 45 45 88 45 45 45 82 45
        45 118 45 45 45 45 54 70 52 45 45 56 93 45 45 45 53 45 142 45 82 100 45 45
        45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45
        45 49 49 45 45 45 45 45 45 45 45 45 45 45 45 45
        """

    /// The commonest characters of traditional writing that simplified writing has others for.
    private static let traditionalText = """
        權個為國條會這請於確應並對刪選進關護認碼數輸網種誤號發須項設過資視現將類錯經結沒標實來頭頁鑑郵適證該
        聯線籤戶帳員電覽若義組瀏檔擇屬圖嚴參內們與當產欄單務願隸際論裡業書庫寫區別體違載財變許訊裝術維統給稱
        獲獨況擊態底學團啟兩傳題閉透轉質賦譽謝規舉職群罰織絕級範礎皆濾準殘檢機構據憲從徑張尋審寄奪夠壞圍協剝
        則兒係點麼驗領靜離雙隱險階閒長鍵錄鋌銘釋醫遺遷遞途辯轄輯輔較躍踐賣費買負讀議識謀誼說誨語註訴親覑覆複
        時開間問樣話車東馬門見讓無後動飯歲錢幾愛聽紅綠師園處嗎
        """
}
