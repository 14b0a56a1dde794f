@testable import ChassisCore
import Testing

/// Estimates beside what cl100k_base makes of texts of ours.
struct LanguageEstimateTests {
    struct Text: Sendable, CustomTestStringConvertible {
        var language: String
        /// What cl100k_base counts.
        var tokens: Int
        /// What o200k_base counts, of those that have other letters than Latin ones.
        var newer: Int?
        var text: String

        var testDescription: String { language }
    }

    @Test(arguments: texts)
    func `no language is estimated below what a vocabulary counts, nor far above`(text: Text) {
        let share = Double(TokenEstimate.count(text.text)) / Double(text.tokens)

        #expect((0.95...1.35).contains(share), "\(share)")
    }

    /// None of these texts was among those that the shares were made from.
    @Test(arguments: texts.filter { $0.newer != nil })
    func `a newer vocabulary is estimated by the scripts that it knows`(text: Text) throws {
        let share = try Double(TokenEstimate.count(text.text, as: .o200k)) / Double(#require(text.newer))

        #expect((0.95...1.7).contains(share), "\(share)")
        #expect(TokenEstimate.count(text.text, as: .o200k) <= TokenEstimate.count(text.text))
        let cut = TokenEstimate.cut(text.text, to: 20, as: .o200k)
        #expect(!cut.isEmpty && TokenEstimate.count(cut, as: .o200k) <= 20)
    }

    @Test(arguments: [
        ("gpt-4o", TokenFamily.o200k), ("openai/gpt-4o-mini", .o200k), ("gpt-4.1-nano", .o200k), ("gpt-5", .o200k),
        ("o1", .o200k), ("o4-mini", .o200k), ("gpt-oss-20b", .o200k), ("gpt-4", .cl100k), ("gpt-4-turbo", .cl100k),
        ("gpt-3.5-turbo", .cl100k), ("o100", .cl100k), ("gpt-50", .cl100k), ("claude-x", .cl100k), ("", .cl100k),
    ])
    func `a model's name tells its family, or nothing does`(id: String, family: TokenFamily) {
        #expect(TokenFamily.of(model: id) == family)
    }

    @Test(arguments: texts)
    func `a text's bytes count as its characters do`(text: Text) {
        let mixed = "CamelCase iPhone15 HTTPServer x1y2z3 naïve ÄÖÜ 漢字か 🙂👩‍👩‍👧 don't\t\r\n 3.14 \u{FF21} ab÷cd"
        for piece in [text.text[...], text.text.dropFirst(7), mixed[...], Substring(text.text.uppercased() + mixed)] {
            for family in [TokenFamily.cl100k, .o200k] {
                var counter = TokenEstimate.Counter(family)
                for scalar in piece.unicodeScalars { counter.add(scalar) }

                #expect(TokenEstimate.count(piece, as: family) == counter.total)
            }
        }
    }

    @Test func `all languages together are estimated a tenth or two above`() {
        let shares = Self.texts.map { Double(TokenEstimate.count($0.text)) / Double($0.tokens) }

        #expect((1.05...1.2).contains(shares.reduce(0, +) / Double(shares.count)))
    }

    /// So that a text can be cut at a place.
    @Test(arguments: texts)
    func `each beginning of a text that is cut keeps to its limit`(text: Text) {
        for limit in [0, 1, 3, 10, 33] {
            let cut = TokenEstimate.cut(text.text, to: limit)
            #expect(text.text.unicodeScalars.starts(with: cut.unicodeScalars) && TokenEstimate.count(cut) <= limit)
        }
    }

    private static let texts = [
        Text(
            language: "English", tokens: 44, newer: 44,
            text: "We moved the billing page last spring, so the old bookmark no longer opens. If your "
                + "team still uses it, please tell them to sign in again and choose Plans from the menu on "
                + "the left side of the screen."),
        Text(
            language: "Hungarian", tokens: 105, newer: 85,
            text: "Tavasszal áthelyeztük a számlázási oldalt, ezért a régi könyvjelző már nem nyílik meg. "
                + "Kérjük, jelentkezzen be újra, és válassza ki a díjcsomagokat a bal oldali menüből. Ha a "
                + "kollégái még a régi címet használják, szóljon nekik is."),
        Text(
            language: "Hebrew", tokens: 119, newer: 50,
            text: "העברנו את דף החיובים באביב האחרון, ולכן הסימנייה הישנה כבר לא נפתחת. אנא התחברו שוב "
                + "ובחרו את התוכניות מהתפריט בצד שמאל של המסך."),
        Text(
            language: "Hindi", tokens: 154, newer: 52,
            text: "हमने पिछले वसंत में बिलिंग पृष्ठ बदल दिया था, इसलिए पुराना बुकमार्क अब नहीं खुलता। "
                + "कृपया फिर से साइन इन करें और स्क्रीन के बाईं ओर के मेनू से योजनाएँ चुनें।"),
        Text(
            language: "Ukrainian", tokens: 91, newer: 54,
            text: "Навесні ми перенесли сторінку з рахунками, тому стара закладка більше не відкривається. "
                + "Будь ласка, увійдіть ще раз і виберіть тарифи в меню ліворуч на екрані."),
        Text(
            language: "Russian", tokens: 71, newer: 43,
            text: "Весной мы перенесли страницу со счетами, поэтому старая закладка больше не открывается. "
                + "Пожалуйста, войдите ещё раз и выберите тарифы в меню в левой части экрана."),
        Text(
            language: "Dutch", tokens: 55,
            text: "We hebben de factuurpagina dit voorjaar verplaatst, dus de oude bladwijzer gaat niet "
                + "meer open. Meld u opnieuw aan en kies de abonnementen in het menu aan de linkerkant van "
                + "het scherm."),
        Text(
            language: "Indonesian", tokens: 48,
            text: "Kami memindahkan halaman tagihan pada musim semi lalu, jadi penanda lama tidak lagi "
                + "terbuka. Silakan masuk lagi dan pilih paket dari menu di sisi kiri layar."),
        Text(
            language: "Turkish", tokens: 59,
            text: "Fatura sayfasını geçen bahar taşıdık, bu yüzden eski yer imi artık açılmıyor. Lütfen "
                + "yeniden oturum açın ve ekranın sol tarafındaki menüden planları seçin."),
        Text(
            language: "Czech", tokens: 67,
            text: "Na jaře jsme přesunuli stránku s fakturami, proto se stará záložka už neotevírá. "
                + "Přihlaste se prosím znovu a v nabídce na levé straně obrazovky vyberte tarify."),
        Text(
            language: "Greek", tokens: 161, newer: 74,
            text: "Την άνοιξη μεταφέραμε τη σελίδα των λογαριασμών, γι' αυτό ο παλιός σελιδοδείκτης δεν "
                + "ανοίγει πια. Συνδεθείτε ξανά και επιλέξτε τα προγράμματα από το μενού στα αριστερά της "
                + "οθόνης."),
        Text(
            language: "Arabic", tokens: 98, newer: 39,
            text: "نقلنا صفحة الفواتير في الربيع الماضي، ولذلك لم تعد الإشارة القديمة تفتح. يرجى تسجيل "
                + "الدخول مرة أخرى واختيار الباقات من القائمة على يسار الشاشة."),
        Text(
            language: "Korean", tokens: 71, newer: 42,
            text: "지난 봄에 청구 페이지를 옮겼기 때문에 예전 북마크는 더 이상 열리지 않습니다. 다시 로그인한 다음 화면 왼쪽 메뉴에서 요금제를 선택해 주세요."),
        Text(
            language: "Japanese", tokens: 62, newer: 47,
            text: "春に請求ページを移動したため、古いブックマークはもう開きません。もう一度サインインして、画面左側のメニューからプランを選んでください。"),
        Text(
            language: "Chinese", tokens: 52, newer: 33,
            text: "我们去年春天移动了账单页面，所以旧书签再也打不开了。请重新登录，然后从屏幕左侧的菜单中选择套餐。"),
        Text(
            language: "Chinese, traditional", tokens: 67, newer: 46,
            text: "我們去年春天移動了帳單頁面，所以舊書籤再也打不開了。請重新登入，然後從螢幕左側的選單中選擇方案。"),
        Text(
            language: "Vietnamese", tokens: 85,
            text: "Chúng tôi đã chuyển trang hóa đơn vào mùa xuân năm ngoái, vì vậy dấu trang cũ không mở "
                + "được nữa. Vui lòng đăng nhập lại và chọn gói dịch vụ từ thực đơn ở bên trái màn hình."),
        Text(
            language: "Tamil", tokens: 191, newer: 48,
            text: "கடந்த வசந்த காலத்தில் கட்டணப் பக்கத்தை மாற்றினோம், எனவே பழைய புத்தகக்குறி இனி "
                + "திறக்காது. மீண்டும் உள்நுழைந்து திட்டங்களைத் தேர்ந்தெடுக்கவும்."),
        Text(
            language: "Swahili", tokens: 68,
            text: "Tulihamisha ukurasa wa ankara msimu uliopita, kwa hivyo alamisho ya zamani haifunguki "
                + "tena. Tafadhali ingia tena na uchague mipango kutoka kwenye menyu upande wa kushoto wa "
                + "skrini."),
        Text(
            language: "Spanish", tokens: 51,
            text: "La primavera pasada movimos la página de facturación, así que el marcador antiguo ya no "
                + "se abre. Vuelva a iniciar sesión y elija los planes en el menú del lado izquierdo de la "
                + "pantalla."),
        Text(
            language: "Polish", tokens: 59,
            text: "Wiosną przenieśliśmy stronę z rachunkami, dlatego stara zakładka już się nie otwiera. "
                + "Proszę zalogować się ponownie i wybrać abonamenty z menu po lewej stronie ekranu."),
    ]
}
