/// What stands where an address would have the name of a mailbox, before an `at` or an `@` that blanks set apart.
///
/// `ada at example dot com` is an address and `look at example dot com` is not: the word itself and what leads to it
/// decide.
enum MailboxName {
    /// The bytes of the name that ends at `end`, or nil for what can be none.
    static func range(endingAt end: Int, floor: Int, in utf8: [UInt8]) -> Range<Int>? {
        var start = end
        while start > max(floor, end - 64), isPart(utf8[start - 1]) { start -= 1 }
        while start < end, !utf8[start].isASCIIAlphanumeric { start += 1 }
        guard start < end, utf8[end - 1].isASCIIAlphanumeric || utf8[end - 1] == 0x5F else { return nil }
        return start..<end
    }

    /// Whether a name is a word that prose has before an `at`, or no word at all.
    static func isProse(_ name: ArraySlice<UInt8>) -> Bool {
        guard name.contains(where: \.isASCIILetter), name.count > 1 else { return true }
        return prose.contains(String(decoding: name.map(\.asciiLowercased), as: UTF8.self))
    }

    /// Whether a name has what accounts have and words don't: a digit, a dot or a low line within.
    static func hasMark(_ name: ArraySlice<UInt8>) -> Bool {
        name.contains { $0.isASCIIDigit || $0 == 0x2E || $0 == 0x5F } && name.contains(where: \.isASCIILetter)
    }

    /// What leads to a name: a sign such as a colon, a word such as `to`, the line's start, or none of them.
    enum Lead { case sign, word, lineStart, none }

    static func lead(before start: Int, in utf8: [UInt8]) -> Lead {
        var index = start
        while index > 0, utf8[index - 1] == 0x20 || utf8[index - 1] == 0x09 { index -= 1 }
        guard index > 0, utf8[index - 1] != 0x0A else { return .lineStart }
        if signs.contains(utf8[index - 1]) { return .sign }
        var first = index
        while first > 0, index - first < 12, utf8[first - 1].isASCIILetter || utf8[first - 1] >= 0x80 { first -= 1 }
        return leads.contains(String(decoding: utf8[first..<index].map(\.asciiLowercased), as: UTF8.self))
            ? .word : .none
    }

    /// Words of mail close before a name.
    static let mails = ContextWords([
        "mail", "e-mail", "email", "mailto", "correo", "courriel", "posta elettronica", "write", "schreib", "escrib",
        "écri", "scriv", "mailbox", "メール", "邮箱", "почт",
    ])

    private static func isPart(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || marks.contains(byte) }

    private static let marks = ByteSet("._%+-".utf8)
    private static let signs = ByteSet(":=<(\"'[>*".utf8)
    private static let leads: Set<String> = [
        "to", "is", "from", "via", "cc", "bcc", "mailto", "an", "ist", "lautet", "von", "à", "est", "de", "es", "a",
        "è",
        "é", "mail", "email",
    ]

    /// Words that something else than a mailbox is called by, before the name of a site.
    private static let prose: Set<String> = Set(
        """
        re ve ll i me we us you he him she her it they them this that these those who which what all both one ones here there \
        is are was were be been being am im youre were its up in on out off over back down live now today tomorrow \
        tonight online only even just also not or and but then so again once look looks looking looked meet meets met \
        meeting see sees saw seen find finds found visit visits visiting shop shops shopping buy buys bought order \
        orders ordered read reads reading available hosted hosts hosting located work works working worked stay stays \
        staying based arrive arrives arrived start starts started begin begins stop stops sold sell sells selling aim \
        aimed point points pointed pointing directed happen happens happened run runs running ran signup register \
        registered download downloads downloaded site sites website websites page pages store stores blog docs url \
        link links linked domain domains server servers people everyone someone anyone anybody everybody nobody folks \
        team teams staff colleagues friends customers clients good best great more details price prices latest life \
        time home talk talks listen check checks checking checked watch lunch dinner party pm am live stream listed \
        published posted shown sale learn learned learning apply account accounts address \
        addresses job position role engineer developer manager employee employees someone something anything \
        everything nothing book booked booking pay paid offered released stored saved located available deal deals
        """
        .split(separator: " ").map(String.init))
}
