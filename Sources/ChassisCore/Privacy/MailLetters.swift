/// Letters of an address that are not ASCII's: RFC 6531 lets a mailbox have them, IDNA a domain.
///
/// Scripts differ in what ends a word. Where blanks do (Arabic, Hindi, Korean …), the letters around a sign are an
/// address as Latin ones are. Where nothing does (Chinese, Japanese, Thai), they may be the sentence too: a mailbox is
/// then what follows the words that lead to one, and a domain ends in a top level that exists.
enum MailLetters {
    /// The length of the letter at `index`, 2 or 3 bytes; 0 for ASCII, for punctuation and for what lies beyond the
    /// basic plane.
    static func length(at index: Int, in utf8: [UInt8]) -> Int {
        let (first, second, third) = (utf8.at(index), utf8.at(index + 1), utf8.at(index + 2))
        guard second & 0xC0 == 0x80 else { return 0 }
        switch first {
        // Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Syriac; without their commas and stops.
        case 0xC3...0xD5: return 2
        case 0xD6: return second == 0xBE ? 0 : 2
        case 0xD7: return second >= 0xB3 ? 0 : 2
        case 0xD8: return second < 0x90 || (0x9B...0x9F).contains(second) ? 0 : 2
        case 0xD9: return (0xAA...0xAD).contains(second) ? 0 : 2
        case 0xDA, 0xDC, 0xDD: return 2
        case 0xDB: return second == 0x94 ? 0 : 2
        default: break
        }
        guard third & 0xC0 == 0x80 else { return 0 }
        switch (first, second) {
        // Devanagari to Thai and Lao, without the dandas; Georgian, Khmer; Latin with two marks (`ễ`).
        case (0xE0, 0xA5): return third == 0xA4 || third == 0xA5 ? 0 : 3
        case (0xE0, 0xA4...0xBB), (0xE1, 0x80...0x83), (0xE1, 0x9E...0x9F), (0xE1, 0xB8...0xBB): return 3
        default: return isUnspaced(at: index, in: utf8) || isHangul(first, second) ? 3 : 0
        }
    }

    /// The length of the letter that ends before `index`, or 0.
    static func length(before index: Int, in utf8: [UInt8]) -> Int {
        for length in 2...3 where index >= length && Self.length(at: index - length, in: utf8) == length {
            return length
        }
        return 0
    }

    /// Whether the letter at `index` is of a script without blanks between words: kana, Han, Thai, Lao, Khmer.
    static func isUnspaced(at index: Int, in utf8: [UInt8]) -> Bool {
        let (first, second, third) = (utf8.at(index), utf8.at(index + 1), utf8.at(index + 2))
        switch first {
        case 0xE0: return (0xB8...0xBB).contains(second)
        case 0xE1: return second == 0x9E || second == 0x9F
        // Of the signs before the kana, those that repeat a letter and the zero; not the dot between words.
        case 0xE3: return second > 0x80 ? !(second == 0x83 && third == 0xBB) : [0x85, 0x86, 0x87].contains(third)
        case 0xE4...0xE9: return true
        default: return false
        }
    }

    private static func isHangul(_ first: UInt8, _ second: UInt8) -> Bool {
        first == 0xEB || first == 0xEC || first == 0xEA && second >= 0xB0 || first == 0xED && second <= 0x9E
    }

    /// Where a mailbox of such letters begins that ends at `end`, or nil: at the first letter, or behind the last word
    /// that leads to a mailbox.
    static func start(before end: Int, floor: Int, in utf8: [UInt8]) -> Int? {
        var start = end
        var isUnspaced = false
        while start > max(floor, end - mostBytes) {
            let byte = utf8[start - 1]
            if byte.isASCIIAlphanumeric || marks.contains(byte) {
                start -= 1
                continue
            }
            let length = length(before: start, in: utf8)
            guard length > 0, start - length >= floor else { break }
            start -= length
            isUnspaced = isUnspaced || self.isUnspaced(at: start, in: utf8)
        }
        while start < end, marks.contains(utf8[start]) { start += 1 }
        if isUnspaced { start = Self.start(behindLeadsIn: start..<end, of: utf8) }
        return start < end ? start : nil
    }

    /// Behind the last word that leads to a mailbox and its particle; without such a word, behind the last particle.
    private static func start(behindLeadsIn range: Range<Int>, of utf8: [UInt8]) -> Int {
        guard let word = leads.compactMap({ leadEnd($0, in: range, of: utf8) }).max() else {
            // One letter alone may begin a name: `はなこ`.
            let rest = min(range.lowerBound + 3, range.upperBound)..<range.upperBound
            return particles.compactMap { leadEnd($0, in: rest, of: utf8) }.max() ?? range.lowerBound
        }
        return word + (particles.first { utf8.has($0, at: word) }?.count ?? 0)
    }

    /// Where the last `lead` within a range ends.
    private static func leadEnd(_ lead: [UInt8], in range: Range<Int>, of utf8: [UInt8]) -> Int? {
        var index = range.upperBound - lead.count
        while index >= range.lowerBound {
            if utf8.has(lead, at: index) { return index + lead.count }
            index -= 1
        }
        return nil
    }

    /// The end of a domain's label that starts with such a letter: one that a dot and a further label follow, a top level
    /// that exists, or a word of a script with blanks between its words; `start` for none.
    static func labelEnd(from start: Int, in utf8: [UInt8]) -> Int {
        guard length(at: start, in: utf8) > 0 else { return start }
        var end = start
        var isUnspaced = false
        while end - start <= mostBytes {
            let length = length(at: end, in: utf8)
            if length > 0 { isUnspaced = isUnspaced || self.isUnspaced(at: end, in: utf8) }
            guard length > 0 || utf8.at(end).isASCIIDigit || utf8.at(end) == 0x2D else { break }
            end += max(length, 1)
        }
        let isFollowed = utf8.at(end + 1).isASCIILetter || length(at: end + 1, in: utf8) > 0
        if utf8.at(end) == 0x2E, isFollowed { return end }
        return topLevelEnd(from: start, in: utf8) ?? (isUnspaced ? start : end)
    }

    /// The end of the top level that starts at `index` in a script of its own, the longest that exists; nil for none.
    static func topLevelEnd(from index: Int, in utf8: [UInt8]) -> Int? {
        guard utf8.at(index) >= 0xE0 else { return nil }
        return topLevels.first { utf8.has($0, at: index) }.map { index + $0.count }
    }

    private static let mostBytes = 64
    private static let marks = Set("._-+".utf8)

    /// Words before a mailbox, in the scripts that part no words: `mail`, `contact`, `address`.
    private static let leads = [
        "邮箱", "邮件", "信箱", "郵箱", "电邮", "電郵", "邮址", "联系", "聯繫", "聯絡", "联络", "发送", "地址", "写信", "メール", "アドレス", "連絡先",
        "อีเมล", "ติดต่อ",
    ].map { Array($0.utf8) }

    /// `is`, `to`.
    private static let particles = ["是", "为", "為", "到", "给", "給", "至", "は", "を", "へ", "ที่", "คือ"].map { Array($0.utf8) }

    /// Internationalised top levels of the scripts that part no words, and Korea's, behind which particles stand
    /// (IANA, root zone database).
    private static let topLevels = [
        "中国", "中國", "公司", "网络", "網絡", "台湾", "台灣", "香港", "澳門", "新加坡", "网址", "网站", "在线", "中文网", "商城", "集团", "我爱你",
        "世界", "政务", "政府", "公益", "移动", "信息", "游戏", "网店", "商店", "商标", "手机", "广东", "佛山", "企业", "娱乐", "机构", "组织机构", "健康",
        "时尚", "招聘", "餐厅", "慈善", "八卦", "家電", "書籍", "购物", "通販", "食品", "点看", "珠宝", "みんな", "コム", "ストア", "セール",
        "ファッション", "クラウド", "グーグル", "ポイント", "한국", "닷컴", "닷넷", "삼성", "ไทย", "คอม", "ລາວ", "测试", "測試", "テスト", "테스트",
    ].sorted { $0.utf8.count > $1.utf8.count }.map { Array($0.utf8) }
}
