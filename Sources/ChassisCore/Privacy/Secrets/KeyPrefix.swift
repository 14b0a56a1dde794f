/// What keys of a vendor begin with, and what follows.
struct KeyPrefix: Sendable {
    enum Form: Sendable {
        /// Letters, digits, low lines and hyphens.
        case word
        /// The same with at least one dot.
        case dotted
        /// The same with slashes: the address is the key.
        case path
        /// Base 64, with its padding.
        case base64
        /// So many hexadecimal digits, and nothing more.
        case hex
        /// So many letters and digits, and nothing more.
        case alphanumeric
    }

    var text: [UInt8]
    /// So much follows at least.
    var least: Int
    var form: Form

    /// Those that begin with a byte.
    static let byFirst = table.flatMap { names, least, form in
        names.split(separator: " ").map { KeyPrefix(text: Array($0.utf8), least: least, form: form) }
    }.byFirstByte(\.text)

    /// Whether a prefix of keys stands at an index.
    static func opensKey(at index: Int, in utf8: [UInt8]) -> Bool {
        (byFirst[Int(utf8.at(index))] ?? []).contains { utf8.has($0.text, at: index) }
    }

    /// The end of the key that begins with this prefix at `start`, or nil.
    func end(from start: Int, in utf8: [UInt8]) -> Int? {
        let body = start + text.count
        var end = body
        var (digits, dots) = (0, 0)
        // Longer than any token in use; and a megabyte of beginnings of tokens stays cheap.
        while end < utf8.count, end - body < 8_192 {
            let byte = utf8[end]
            if byte.isASCIIDigit { digits += 1 }
            if byte == 0x2E, form == .dotted, utf8.at(end + 1).isASCIIAlphanumeric {
                dots += 1
            } else if !byte.isASCIIAlphanumeric, byte != 0x5F, byte != 0x2D, !form.has(byte) {
                break
            }
            end += 1
        }
        while form == .base64, utf8.at(end) == UInt8(ascii: "=") { end += 1 }
        if form == .hex {
            return end - body == least && digits >= 2 && utf8[body..<end].allSatisfy { $0.hexValue != nil } ? end : nil
        }
        if form == .alphanumeric {
            return end - body == least && digits >= 2 && utf8[body..<end].allSatisfy(\.isASCIIAlphanumeric) ? end : nil
        }
        let wrapped = SecretValue.wrappedEnd(from: end, in: utf8)
        if wrapped > end {
            dots += utf8[end..<wrapped].filter { $0 == 0x2E }.count
            digits += utf8[end..<wrapped].filter(\.isASCIIDigit).count
            end = wrapped
        }
        guard end - body >= least, dots > 0 || form != .dotted else { return nil }
        // `npm_install_and_run` is a name.
        if form == .word || form == .base64, end - body < 64, ProgramName.isName(utf8[body..<end]),
            utf8[body..<end].contains(where: { $0 == 0x5F || $0 == 0x2D })
        {
            return nil
        }
        // Words joined by hyphens (`sk-learn-style-interface`) hold no digits; keys of this length do, or capitals within.
        return text.last != 0x2D || digits >= 2 || end - body >= 40 || Self.isTangled(utf8[body..<end]) ? end : nil
    }

    /// Whether small letters and capitals take turns as in no name of a program.
    private static func isTangled(_ bytes: ArraySlice<UInt8>) -> Bool {
        let turns = zip(bytes, bytes.dropFirst()).filter { $0 &- 0x61 < 26 && $1 &- 0x41 < 26 }.count
        return turns >= 3 && !ProgramName.isName(bytes, words: 1)
    }

    /// A bot's token of Telegram, `123456789:AA…`, whose colon stands at `index`.
    static func botToken(around index: Int, in utf8: [UInt8]) -> Range<Int>? {
        guard utf8.at(index + 1) == 0x41, utf8.at(index + 2) == 0x41, utf8.at(index - 1).isASCIIDigit else {
            return nil
        }
        var (start, end) = (index, index + 1)
        while utf8.at(start - 1).isASCIIDigit, index - start < 11 { start -= 1 }
        while utf8.at(end).isASCIIAlphanumeric || utf8.at(end) == 0x5F || utf8.at(end) == 0x2D, end - index < 40 {
            end += 1
        }
        return (8...10).contains(index - start) && (33...36).contains(end - index - 1) ? start..<end : nil
    }

    /// From the vendors' documentation of their keys.
    private static let table: [(names: String, least: Int, form: Form)] = [
        // Models.
        ("sk-", 16, .word), ("hf_ gsk_ xai- nvapi- pplx- r8_ fw_ tgp_v1_ jina_ tvly-", 20, .word), ("co-", 36, .word),
        ("csk- pcsk_", 40, .word), ("lsv2_pt_ lsv2_sk_", 32, .word), ("sk_", 48, .hex), ("fc-", 32, .hex),
        // Our own.
        ("chassis_", 40, .word),
        // Payment.
        ("sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ rzp_live_ rzp_test_", 10, .word), ("whsec_", 16, .base64),
        ("EAAA", 56, .word),
        ("sq0atp- sq0csp- FLWSECK- FLWSECK_TEST- duffel_live_ duffel_test_ EZAK EZTK", 16, .word),
        ("shpat_ shpss_ shpca_ shppa_ shippo_live_ shippo_test_", 20, .word),
        // Code and packages.
        (
            "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ npm_ pypi- dckr_pat_ rubygems_ tfp_ sgp_ CCIPAT_ bkua_ ATATT3", 16,
            .word
        ),
        ("CFPAT-", 40, .word), ("e2b_ pul-", 40, .hex),
        ("glpat- gldt- glrt- glptt- gloas- glcbt- glagent- glsoat-", 16, .word),
        ("lin_api_ figd_ PMAK- ntn_", 16, .word), ("secret_", 43, .alphanumeric),
        // Messages and mail.
        ("xoxb- xoxp- xoxa- xoxr- xoxs- xoxe- xoxc- xoxd- xapp-", 10, .word), ("SG.", 20, .dotted),
        ("xkeysib-", 40, .word),
        ("dG9rO", 40, .base64), ("key- SK", 32, .hex),
        ("hooks.slack.com/services/ discord.com/api/webhooks/", 30, .path),
        // Clouds, stores, monitoring.
        ("sb_secret_", 20, .word), ("napi_ cfut_ cfat_ cfk_", 40, .word), ("ddp_ ddapp_ ddpat_", 34, .word),
        ("dp.pt. dp.ct. dp.sa. dp.st.", 40, .word), ("dp.st.", 43, .dotted), ("fm2_ fm1r_ fm1a_ fo1_", 40, .base64),
        ("AKIA ASIA", 16, .word), ("AIza", 30, .word), ("ya29. GOCSPX-", 20, .word),
        ("dop_v1_ doo_v1_ dor_v1_", 20, .word),
        ("hvs. hvb.", 20, .word), ("sbp_ pscale_tkn_ pscale_pw_ pscale_oauth_ tskey- vercel_", 20, .word),
        ("dapi", 32, .hex),
        ("glsa_ glc_ sntrys_ sntryu_ NRAK- NRJS- phx_ dt0c01.", 16, .word), ("ops_ey", 40, .word), ("AKCp", 60, .word),
        ("AGE-SECRET-KEY-", 20, .word), ("EAACEdEose0cBA", 10, .word), ("sl.", 60, .word),
        // Signed tokens.
        ("eyJ", 20, .dotted), ("v2.local. v4.local. v2.public. v4.public.", 40, .word),
    ]
}

extension KeyPrefix.Form {
    /// Whether a sign that is no letter, digit, low line or hyphen is one of such a key's.
    fileprivate func has(_ byte: UInt8) -> Bool {
        switch self {
        case .path: byte == UInt8(ascii: "/")
        case .base64: byte == UInt8(ascii: "/") || byte == UInt8(ascii: "+")
        case .word, .dotted, .hex, .alphanumeric: false
        }
    }
}
