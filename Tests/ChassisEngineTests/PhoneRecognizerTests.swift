import ChassisCore
@testable import ChassisEngine
import Testing

struct PhoneRecognizerTests {
    @Test(arguments: [
        ("call +44 20 7946 0958 please", "+44 20 7946 0958"), ("Tel.: (0228) 555 0199", "(0228) 555 0199"),
        ("joignable au +33 (0)5 96 50 73 95 ou par mail", "+33 (0)5 96 50 73 95"),
        ("電話は070-8783-4107です", "070-8783-4107"),
        ("Büro +49 (0) 30 / 90 18 20 - 0 oder", "+49 (0) 30 / 90 18 20 - 0"), ("Fax.+49 30 901820", "+49 30 901820"),
        ("(415-555-2671)", "415-555-2671"), ("415.555.2671x339 again", "415.555.2671x339"),
        ("mobile 5335001742", "5335001742"), ("携帯：０９０１２３４５６７８", "０９０１２３４５６７８"),
        ("5335001742 is my number, phone only after six", "5335001742"), ("ann@example.com, 5335001742", "5335001742"),
    ])
    func `a phone number is found whole`(text: String, wanted: String) {
        #expect(found(in: text) == [wanted])
    }

    @Test(arguments: [
        ("wa.me/491712345678", "491712345678"), ("https://wa.me/5511912345678?text=hi", "5511912345678"),
        ("[chat](https://wa.me/14155552671)", "14155552671"), ("callto:6581234567", "6581234567"),
        ("https://api.whatsapp.com/send?phone=972501234567&text=x", "972501234567"),
        ("facetime:447400123456", "447400123456"), ("wa.me/447911123456 1234", "447911123456"),
        ("https://wa.me/447911123456 30 4455667", "447911123456"),
    ])
    func `the number in an address that opens a chat or a call is one without a plus`(text: String, wanted: String) {
        for region in ["US", "DE", "SG"] { #expect(found(in: text, region: region) == [wanted]) }
        #expect(found(in: "https://x.example/a/491712345678, wa.me/qr/A1B2C3D4, wa.me/message/1234567X").isEmpty)
    }

    @Test func `a number that a text repeats is asked about once, and each of a list a few times`() {
        let repeated = PhoneSearch()
        let listed = PhoneSearch()

        _ = repeated.matches(in: Array(String(repeating: "0171 2345678 ", count: 300).utf8), region: "DE")
        _ = listed.matches(in: Array((0..<300).map { "0171 2345\($0 + 200) " }.joined().utf8), region: "DE")

        #expect(repeated.verdicts.count < 10)
        #expect(listed.verdicts.count <= 4 * 300)
    }

    @Test(arguments: [
        ("030 901820 0171 5550100", "DE", ["030 901820", "0171 5550100"]),
        ("0171 5550100 0172 5550101", "DE", ["0171 5550100", "0172 5550101"]),
        ("212.555.7890 646.555.7891", "US", ["212.555.7890", "646.555.7891"]),
        ("07911 123456 07400 123456 07911 111222", "GB", ["07911 123456", "07400 123456", "07911 111222"]),
        ("06 12 34 56 78 06 87 65 43 21", "FR", ["06 12 34 56 78", "06 87 65 43 21"]),
        ("612 345 678 698 765 432", "ES", ["612 345 678", "698 765 432"]),
        ("+49301234567+49307654321", "DE", ["+49301234567", "+49307654321"]),
        ("030 901820 - 0171 5550100", "DE", ["030 901820", "0171 5550100"]),
    ])
    func `numbers in a row are as many, with nothing but a blank between`(
        text: String, region: String, wanted: [String]
    ) {
        #expect(found(in: text, region: region) == wanted)
    }

    @Test(arguments: [
        ("27.11.2026 030 901820", "DE", "030 901820"), ("2026-11-27 07911 123456", "GB", "07911 123456"),
        ("2026-11-27T10:42:11Z 030 901820", "DE", "030 901820"), ("10115 0171/5550100", "DE", "0171/5550100"),
        ("020 7946 0958 12345", "GB", "020 7946 0958"), ("(030) 901820 - 100%", "DE", "(030) 901820"),
        ("27.11.2026\t(212) 555-7890\t27.11.2026", "US", "(212) 555-7890"), ("212-555-7890 - 3x", "US", "212-555-7890"),
        ("1,234.50\t020 7946 0958", "GB", "020 7946 0958"), ("Nr.030 901820", "DE", "030 901820"),
        ("#030 901820", "DE", "030 901820"), ("12 - 06 12 34 56 78", "FR", "06 12 34 56 78"),
        ("5521 - 020 7946 0958", "GB", "020 7946 0958"), ("99 + (030) 901820", "DE", "(030) 901820"),
        ("212 - 555 - 7890", "US", "212 - 555 - 7890"), ("5521/020 7946 0958", "GB", "020 7946 0958"),
        ("612.345.678", "ES", "612.345.678"), ("10:42 030 901820 12.50", "DE", "030 901820"),
    ])
    func `a number is found beside dates, times and amounts`(text: String, region: String, wanted: String) {
        #expect(found(in: text, region: region) == [wanted])
    }

    @Test(arguments: [
        ("5105105105105100 030 901820", "⟦CREDIT_CARD_1⟧ ⟦PHONE_1⟧"),
        ("DE89 3704 0044 0532 0130 00 (030) 901820", "⟦IBAN_1⟧ ⟦PHONE_1⟧"),
        ("192.168.7.9 030 901820", "⟦IP_ADDRESS_1⟧ ⟦PHONE_1⟧"),
        ("+49 30 901820 192.168.7.9", "⟦PHONE_1⟧ ⟦IP_ADDRESS_1⟧"),
        ("030 901820 078-05-1120", "⟦PHONE_1⟧ ⟦NATIONAL_ID_1⟧"),
        ("078-05-1120 - 030 901820", "⟦NATIONAL_ID_1⟧ - ⟦PHONE_1⟧"),
        ("+49 30 901820 4111 1111 1111 1111", "⟦PHONE_1⟧ ⟦CREDIT_CARD_1⟧"),
        ("4111 1111 1111 1111 078-05-1120", "⟦CREDIT_CARD_1⟧ ⟦NATIONAL_ID_1⟧"),
        ("+49 30 901820 030 5550100", "⟦PHONE_1⟧ ⟦PHONE_2⟧"),
        ("(030) 901820 2001:db8::7:1", "⟦PHONE_1⟧ ⟦IP_ADDRESS_1⟧"),
        ("\u{1B}[1m030 901820\u{1B}[0m", "\u{1B}[1m⟦PHONE_1⟧\u{1B}[0m"), ("Nr.192.168.7.9", "Nr.⟦IP_ADDRESS_1⟧"),
    ])
    func `two values next to each other are two`(text: String, expected: String) {
        var map = MaskMap()
        #expect(Masker(Masker.coreRecognizers + [PhoneRecognizer()]).mask(text, region: "DE", map: &map) == expected)
        #expect(map.restore(expected) == text)
    }

    @Test func `a number in italics is one`() {
        let masker = Masker(Masker.coreRecognizers + [PhoneRecognizer()])
        let text = "call _+49 30 901820_ or __030 901821__, not my_030_901822_x"
        let utf8 = Array(text.utf8)
        let found = masker.matches(in: text, region: "DE").map { String(decoding: utf8[$0.range], as: UTF8.self) }
        #expect(found == ["+49 30 901820", "030 901821"])
    }

    @Test(arguments: [
        ("pop. 1,234,567 (2020)", "US"), ("1,234,567 (2020 census)", "US"), ("20261127-101112.log", "DE"),
        ("USt-IdNr. DE 396 878 772", "DE"), ("NIP 344-013-39-28", "PL"), ("ABN 39 115 039 676", "AU"),
        ("DUNS 03-730-4889", "US"), ("S/N 1234-5678-90", "US"), ("article number 675.793.18", "US"),
        ("1200 1300 1400 1500 1600 1700", "DE"), ("100 200 300 400 500 600 700", "ES"),
        ("2019 2020 2021 2022 2023 2024", "US"),
    ])
    func `rows of other numbers are none`(text: String, region: String) {
        #expect(found(in: text, region: region).isEmpty)
    }

    @Test(arguments: [
        ("erreichbar unter 0171-234 56 78 oder", "DE", "0171-234 56 78"),
        ("Tel.: 0711/123-45 67", "DE", "0711/123-45 67"), ("Fon: 0049-30-90 18 20", "DE", "0049-30-90 18 20"),
        ("ruf +49 (0)171 - 234 56 78 an", "DE", "+49 (0)171 - 234 56 78"),
        ("at +41-44-668 18 00 daily", "US", "+41-44-668 18 00"),
        ("at +33-6 12 34 56 78, yes", "US", "+33-6 12 34 56 78"),
        ("at +7-912-345 67 89", "US", "+7-912-345 67 89"), ("Tel.: 030 / 901 82-0", "DE", "030 / 901 82-0"),
        ("Tel.: 0171 / 234 56 78", "DE", "0171 / 234 56 78"), ("Tel. 079 / 123 45 67", "CH", "079 / 123 45 67"),
        ("Tel. (030) / 901820", "DE", "(030) / 901820"),
        // A number and what is none of it.
        ("Call 415-555-2671 2 times", "US", "415-555-2671"), ("070-1111-2222 03-1234-5678", "JP", "070-1111-2222"),
    ])
    func `a number goes on behind blanks and slashes as its country writes it`(
        text: String, region: String, wanted: String
    ) {
        #expect(found(in: text, region: region).first == wanted)
    }

    @Test(arguments: [
        ("Mo-Fr 09.00 - 18.00 Uhr", "DE"), ("ouvert de 08.15 - 17.45", "FR"), ("08.00-12.30", "DE"),
        ("9.00 - 18.00", "IT"), ("né le 06 12 1984", "FR"), ("le 01 02 2025", "FR"), ("am 01 / 02 / 2025", "DE"),
        ("see chapter 01.02.03.04", "US"), ("in 01.02.03.04", "DE"), ("GTIN 04012345678901", "DE"),
    ])
    func `opening hours, dates, chapters and articles are no phone numbers`(text: String, region: String) {
        #expect(found(in: text, region: region) == [])
    }

    @Test(arguments: [
        ("Joe,+14155552671,Berlin", "+14155552671"), ("phone=+14155552671,exp=12", "+14155552671"),
        ("call +14155552671.Thanks", "+14155552671"), ("7,(415) 555-2671,CA", "(415) 555-2671"),
        ("10115,030 901820,Berlin", "030 901820"), ("Joe;+49 30 901820;10115", "+49 30 901820"),
        ("Joe|+49 30 901820|10115", "+49 30 901820"), ("Joe\t+4930901820\t10115", "+4930901820"),
        (#"{"tel":"+4930901820","n":1}"#, "+4930901820"), ("tel:4155552671,ext", "4155552671"),
    ])
    func `a phone number is found among the fields of a line`(text: String, wanted: String) {
        #expect(found(in: text) == [wanted])
    }

    @Test(arguments: [
        "+49 30\n9018 2000", "+44 20 7946\r\n0958", "+1 415 555\n  2671", "+49 30 9018-\n2000", "(415) 555-\n2671",
        "415-555-\n> 2671",
    ])
    func `a phone number that a line's end splits is found whole`(wanted: String) {
        #expect(found(in: "Call \(wanted), please.") == [wanted])
    }

    @Test(arguments: [
        "\u{20}", "\u{A0}", "\u{1680}", "\u{2002}", "\u{2007}", "\u{2009}", "\u{202F}", "\u{205F}", "\u{3000}", "-",
        "\u{2010}", "\u{2013}", "\u{2014}", "\u{2212}",
    ])
    func `a phone number is found whatever parts its groups`(mark: String) {
        for groups in ["+49_30_901820", "+49 30_901820", "+49_30 901820"] {
            let number = groups.replacing("_", with: mark)
            #expect(found(in: "at \(number), ok") == [number])
        }
        let number = "０９０_１２３４_５６７８".replacing("_", with: mark)
        #expect(found(in: "電話 \(number)です") == [number])
    }

    @Test(arguments: [
        "+49  30  901820", "+49  30 901820", "+49 30\u{3000} 901820", "(415)  555-2671", "+1  (415)  555  2671",
        "+49 \u{2009}30\u{2009} 90182000",
    ])
    func `two blanks part the groups of a phone number as one does`(number: String) {
        #expect(found(in: "at \(number), ok") == [number])
        #expect(found(in: "Tel: 030  90182000", region: "DE") == ["030  90182000"])
    }

    @Test(arguments: [
        ("FR", "06_12_34_56_78"), ("FR", "06·12·34·56·78"), ("FR", "06•12•34•56•78"), ("US", "415_555_2671"),
        ("US", "+33_6_12_34_56_78"), ("DE", "0171_2345678"), ("JP", "０３（１２３４）５６７８"), ("JP", "０３−１２３４−５６７８"),
    ])
    func `a phone number is found with low lines, dots at half height and other keyboards' marks`(
        region: String, number: String
    ) {
        #expect(found(in: "appelle au \(number) demain", region: region) == [number])
    }

    @Test(arguments: [
        "IMG_2024_01_15_1234.jpg", "run 2024_01_15_10_30_22 done", "seed 123_456_7890", "size 2_147_483_647",
        "const n = 4_294_967_296", "order 415_555_2671", "20_000 - 0.01", "(n + 59_999) / 60_000", "0.1001_01",
        "report_06_12_34_56_78x", "3·4·5 · 12·15",
    ])
    func `numerals and names with low lines are no phone numbers`(text: String) {
        #expect(found(in: text, region: "FR") == [])
    }

    @Test func `the column behind a phone number is none of its groups`() {
        #expect(found(in: "Joe  +14155552671  12") == ["+14155552671"])
        #expect(found(in: "Joe  +49 30 90182000  17") == ["+49 30 90182000"])
        #expect(found(in: "Tel: 030 90182000  2024", region: "DE") == ["030 90182000"])
        #expect(found(in: "Call +49 30 901820 — 5 times") == ["+49 30 901820"])
        #expect(found(in: "4155552671−12, 12  34  5678, +12  15  30, (123)  456  7890, 20  30  40  50  60") == [])
    }

    @Test func `eight digits are a number where numbers have no more`() {
        let masker = Masker.standard(Set(PersonalData.allCases))
        func count(_ text: String, _ region: String) -> Int { masker.matches(in: text, region: region).count }

        #expect(count("Anna, 21 23 49 63, comes on Monday", "NO") == 1)
        #expect(count("Anna, 6123 4754, comes on Monday", "SG") == 1)
        #expect(count("Anna, 21 23 49 63, comes on Monday", "US") == 0)
        #expect(count("between 2023 2024", "SG") == 0)
    }

    @Test func `the number below a phone number is none of its digits`() {
        #expect(found(in: "+49 30 90182000\n12 Main Street") == ["+49 30 90182000"])
        #expect(found(in: "Call +44 20 7946 0958\n2 adults") == ["+44 20 7946 0958"])
        #expect(found(in: "Phone\n030 9018 2000") == ["030 9018 2000"])
        #expect(found(in: "Order\n4155552671") == [])
    }

    @Test func `digits of another script are a phone number's too`() {
        var map = MaskMap()
        let text = "اتصل على +٩٦٦ ٥٠ ١٢٣ ٤٥٦٧ من فضلك"

        let masked = Masker.standard(Set(PersonalData.allCases)).mask(text, region: "SA", map: &map)

        #expect(masked == "اتصل على ⟦PHONE_1⟧ من فضلك")
        #expect(map.restore(masked) == text)
    }

    @Test func `two numbers after one word are both found`() {
        #expect(found(in: "415-555-2671/415-555-2672") == ["415-555-2671", "415-555-2672"])
        #expect(found(in: "Call 020 7946 0958 or 020 7946 0123.") == ["020 7946 0958", "020 7946 0123"])
        #expect(found(in: "TEL：070-0754-0091 03-5211-7850") == ["070-0754-0091", "03-5211-7850"])
    }

    @Test(arguments: [
        ("Joe,+14155552671,Berlin", "+14155552671"), ("phone=+14155552671,exp=12", "+14155552671"),
        ("call +14155552671.Thanks", "+14155552671"), ("1,+14155552671,12", "+14155552671"),
        ("Joe:+14155552671:1000", "+14155552671"), ("+14155552671,4012888888881881", "+14155552671"),
        ("Joe,+4930901820,4012888888881881,10115", "+4930901820"), ("Joe\t+4930901820\t10115", "+4930901820"),
        ("10115\t02079460958\t12", "02079460958"), ("Joe,02079460958,12", "02079460958"),
        ("1,(415) 555-2671,12", "(415) 555-2671"), ("7,415-555-2671,12", "415-555-2671"),
        ("17,030 9018 2000,9", "030 9018 2000"), ("phone,4155552671,12", "4155552671"),
        ("call 4155552671,Joe", "4155552671"), ("\"1\",\"+14155552671\",\"12\"", "+14155552671"),
        ("| 1 | +14155552671 | 12 |", "+14155552671"), ("1;+14155552671;12", "+14155552671"),
        ("Tel.030 9018 2000", "030 9018 2000"),
        ("a:+49 30 901820:12", "+49 30 901820"), ("+14155552671-Joe", "+14155552671"),
    ])
    func `a phone number is found in the cell of a table`(text: String, wanted: String) {
        #expect(found(in: text, region: "GB") == [wanted])
    }

    @Test(arguments: [
        "order 4155552671", "Order no. SO-2026-59727842", "#4155552671", "on 2026-07-16 at 12:30", "16.07.2026",
        "$4155552671", "4155552671 EUR", "version 4.10.3", "851d70a3-891b-4dd2-b678-d2f1c58de12e",
        "21be168a2848e6d3a738500ce1a78f6aa049bbcc", "48.856613, 2.352222", "ISBN 978-3-16-148410-0",
        "978-3-16-148410-0", "Reference 4660 7381 5055 0492", "took 8250 ms", "192.168.100.200", "1718123456",
        "invoice INV/198058", "2026-07-16T21:00:00Z", "12:30:45", "1,234,567,890", "4155552671,50", "48,85661312",
        "0,415555267112", "1,234.50", "12,4155552671",
    ])
    func `an order's, date's, price's or version's number is not masked as a phone`(text: String) {
        #expect(found(in: text).isEmpty)
    }

    @Test(arguments: [
        "+", "(", "+(", "(((((((", "+1", "((+((1", "1-", "12345678901234567890123456789012345678901234567890",
    ])
    func `the oddest texts are read to their end`(text: String) {
        #expect(found(in: text).isEmpty)
        #expect(found(in: "call " + text).count <= 1)
    }

    @Test func `a phone number is masked beside the other kinds`() {
        let masker = Masker(Masker.coreRecognizers + [PhoneRecognizer()])
        var map = MaskMap()

        let masked = masker.mask("Ann, ann@example.com, phone 029 2018 0464", region: "GB", map: &map)

        #expect(masked == "Ann, ⟦EMAIL_1⟧, phone ⟦PHONE_1⟧")
        #expect(masker.mask("02920180464", region: "GB", map: &map) == "⟦PHONE_1⟧")
    }

    private func found(in text: String, region: String = "US") -> [String] {
        let utf8 = Array(text.utf8)
        return PhoneRecognizer().matches(in: utf8, region: region).map {
            String(decoding: utf8[$0.range], as: UTF8.self)
        }
    }
}
