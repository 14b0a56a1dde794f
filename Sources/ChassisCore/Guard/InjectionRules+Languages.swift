/// What the other families say in English, by the structure that the same order has in other languages.
///
/// Verbs, what they are about and whose it is are classes of `InjectionVocabulary` that span languages; here stand only
/// orders of words that English does not have.
extension InjectionRules {
    static let otherLanguages: [(name: String, weight: Double, patterns: [String])] = [
        (
            "override-instructions", 0.8,
            [
                // The verb comes last: Korean, Turkish, Hindi, Hungarian.
                "EARLIER ~3 INSTRUCTION ~3 OVERRIDE",
                "OVERRIDE ~1 alles|tout|todo|tutto|tudo|все|всё|wszystko|allt|alt|alles ~6 EARLIER|vorher|zuvor|gesagt|avant|dit|antes|dicho|prima|detto|раньше|wczesniej|innan",
                "EARLIER ~2 INSTRUCTION ~3 نظر",
                "figyelmen ~1 kivul ~2 hagy* ~3 EARLIER|INSTRUCTION|LAWS", "jata|jattakaa ~3 huomiotta|huomioimatta",
                "ala|alkaa valita ~2 EARLIER|INSTRUCTION|LAWS", "EARLIER|INSTRUCTION|LAWS ~2 huomiotta",
                "huwag pansinin ~4 INSTRUCTION", "ne obazir* ~3 INSTRUCTION|LAWS",
                "nedbej|nedbejte ~3 INSTRUCTION|LAWS",
                "jangan ~1 hiraukan|pedulikan ~3 INSTRUCTION|LAWS", "usifuate|usizingatie ~3 INSTRUCTION",
                "เพิกเฉย ~8 คำสั่ง", "เพิกเฉย ~8 คำแนะนำ", "เพิกเฉย ~8 กฎ", "ละเว้น ~8 คำสั่ง", "ไม่สนใจ ~8 คำสั่ง", "มองข้าม ~8 คำสั่ง",
                "ลืม ~8 คำสั่ง ~2 ก่อน", "ลืม ~8 คำสั่ง ~2 ที่", "ลืม ~8 คำแนะนำ ~2 ก่อน", "ลืม ~8 กฎ",
                "bỏ qua ~4 hướng|chỉ|lệnh ~3 trước", "quên ~4 hướng|chỉ|lệnh ~3 trước",
                "前 ~6 指示 ~4 無視", "まで ~6 指示 ~4 無視", "命令 ~2 無視", "規則 ~4 無視", "ルール ~4 無視", "指示 ~4 忘れ", "忽略 ~8 規則",
                "忽略 ~8 提示",
                "忽略 ~8 命令", "無視 ~8 指令", "無視 ~8 規則", "无视 ~8 提示", "忘掉 ~8 指令", "忘掉 ~8 规则", "忘記 ~8 指令", "不要遵守 ~8 规则",
            ]
        ),
        (
            "reveal-prompt", 0.72,
            [
                "REVEAL ~6 SYSPROMPT", "SYSPROMPT ~8 REVEAL|wort|mot|parola|palabra|palavra|woord",
                "แสดง ~8 พรอม", "เปิดเผย ~8 พรอม", "บอก ~8 พรอม", "แสดง ~8 คำสั่ง ~4 ระบบ", "เปิดเผย ~8 คำสั่ง ~4 ระบบ",
                "REVEAL ~2 prompt*|uzvedn*|raginim* ~2 sistem*|system*", "REVEAL ~2 INSTRUCTION ~1 ya ~1 mfumo",
                "REVEAL ~2 sistemas|sistemos|susteemi ~1 PROMPT", "সিস্টেম* ~1 PROMPT ~3 REVEAL", "lời nhắc ~1 hệ thống",
                "시스템* 프롬프트* ~4 REVEAL", "시스템* 지시* ~4 REVEAL", "REVEAL ~3 تعليمات* ~2 النظام",
                "REVEAL ~4 systemow*|sistem|systemov* ~2 prompt*|instruk*|talimat*",
                "提示詞 ~6 輸出", "輸出 ~8 提示", "顯示 ~8 提示", "逐字 ~8 提示", "告訴我 ~8 提示", "系統提示詞", "系統指令", "系统指令",
                "システム プロンプト", "プロンプト を 表示", "プロンプト を 出力",
            ]
        ),
        (
            "persona-without-limits", 0.62,
            [
                "MACHINE ~6 sin|sans|ohne|senza|sem|zonder|bez|utan ~2 censura|censure|zensur|filtro*|filter*|limit*|restric*|restriz*",
                "制限 の ない", "制限 な し ~4 ai", "没有限制的", "無限制 ~4 ai", "ai ~4 没有 ~4 限制", "ai ~4 不受 ~4 限制", "무제한 ~3 ai",
                "제한* 없는 ~2 ai",
            ]
        ),
        (
            "rules-are-off", 0.4,
            [
                "deine|deinen|ihre|tes|vos|tus|sus|tue|vostre|suas|je ~1 RULES ~4 gelten|gilt|appliquent|aplican|applicano|valem|gelden ~4 nicht|pas|no|non|nao|niet|mehr",
                "tus|tes|vos|deine|ihre|tue|vostre|suas|je RULES|INSTRUCTION ~3 cambiado|changé|change|cambiate|cambiato|geandert|mudaram|veranderd|suspend*|aufgehoben",
            ]
        ),
        (
            "answers-all", 0.3,
            [
                "answer*|beantworte*|repond*|respond*|rispond*|contest*|beantwoord* ~2 jede|alles|todo|todas|toute|toutes|tutto|tutte|tudo|elke",
                "ahora|desormais|jetzt|ora|agora|nu ~2 permit*|erlaub*|autoris*|allow*|puedes|darfst|peux|puoi|podes ~3 todo|tout|alles|tutto|tudo|alle|jede",
            ]
        ),
        (
            "speaks-to-machine", 0.5,
            [
                "внимание|увага|dikkat|uwaga|let ~2 ии|ai|ші|yapay", "ai へ ~16 回答", "ai 请 ~1 注意", "ai 請 ~1 注意", "読む ai",
                "阅读 ~4 ai", "閱讀 ~4 ai",
                "whichever|whatever|any|every ~2 ai|llm|bot|chatbot|assistant ~2 PROCESSING",
                "whoever ~3 automatically",
                "ai는|ai가|ai에게 ~8 반드시|추가*|INSTRUCTION", "ai는|ai가|ai에게 ~6 반드시|답변*|추가*|출력*", "ai 必須", "ai 必须", "ai 應 ~2 在",
                "ai 应 ~2 在", "ai は 必ず", "回答 ~6 最后", "回答 ~6 最後 ~2 加",
                "모든 ~2 ai", "ai 비서*|어시스턴트* ~6 INSTRUCTION|답변*|응답*",
            ]
        ),
    ]
}
