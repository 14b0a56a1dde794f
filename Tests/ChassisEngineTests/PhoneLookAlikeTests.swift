import ChassisCore
import ChassisEngine
import Testing

/// Numbers of ordinary texts and programs that some country's plan would take for a phone number.
struct PhoneLookAlikeTests {
    private func found(in text: String, region: String) -> [String] {
        let utf8 = Array(text.utf8)
        return PhoneRecognizer().matches(in: utf8, region: region).map {
            String(decoding: utf8[$0.range], as: UTF8.self)
        }
    }

    @Test(arguments: [
        "Boston, MA 02110-1301", "Boston, MA\n  02110-1301, USA", "contact us: Boston, MA  02110-1301 USA",
        "mail a@b.example\n2012-2017 x", "ada@example.com\n2018—2021, Bo", "(before 1996) 1996-2001 Kay",
        "ada@example.com\n19980612: mended", "16384 (16 KiB)", "31 (1982) 188-190", "IEEE 754 (2008 revision)",
        "0123456789", "0987654321", "+10011010010", "010000001", "oklch(0.5559 0.0075 97.42)", "0.9 0.025 75",
        "130.5 (147.8) MB", "4000 (4.5)", "7946.0.16", "91.0.4472.164", "1.3.6.1.2.1.1.6.0", "took / 1000) / 1000",
        "x + 12345678.0", "(-2147483647-1)", "<Buffer 01 02 03 04>", "08 07 06 05", "0 48 20 0 58 0", "l. 633/1941",
        "64498 64510", "commit 0443909848", "(merge 7063693 js/rebase-i-dedup-call-to-it later",
        "google.api.extension http = 72295728;", "f(size=357913941, x)", "at b'\\x80@\\x0f'\n 8405007",
        "+ (9.0/140.0 - 12.0/175",
    ])
    func `figures, years, postcodes and bytes are no phone numbers`(text: String) {
        for region in ["DE", "US"] { #expect(found(in: text, region: region) == []) }
    }

    @Test(arguments: [
        ("UPS 1Z d70262 03 1599 3508", "DE"), ("container MSKU 013081 0", "DE"), ("Lieferschein 0301 599 350", "DE"),
        ("póliza 612 345 678", "ES"), ("numéro de série 06 12 34 56 78", "FR"), ("polizza 02 1234 5678", "IT"),
        ("paczka 612 345 678", "PL"), ("артикул 8 912 345 67 89", "RU"), ("型番 03-1234-5678", "JP"),
        ("partij 020 123 4567", "NL"),
        ("运单 010-1234-5678", "CN"),
    ])
    func `what a word before names otherwise is no phone number`(text: String, region: String) {
        #expect(found(in: text, region: region) == [])
    }

    @Test(arguments: [
        ("Tel 20000627", "NO", "20000627"), ("ada@example.com 030 901820", "DE", "030 901820"),
        ("phone 64498 64510", "DE", "64498 64510"), ("+1.415.555.2671", "DE", "+1.415.555.2671"),
        ("+33.6.12.34.56.78", "DE", "+33.6.12.34.56.78"), ("Tel. 0711/12.34.56", "DE", "0711/12.34.56"),
        ("08-12 14 65", "SE", "08-12 14 65"), ("06 12 34 56 78 3x", "FR", "06 12 34 56 78"),
        ("030 901820 - 3x", "DE", "030 901820"),
        ("02159-1234567", "DE", "02159-1234567"),
        ("(0 30) 90 18 20", "DE", "(0 30) 90 18 20"), ("call + 49 30 901820", "DE", "+ 49 30 901820"),
    ])
    func `a phone number that looks a little like them is one`(text: String, region: String, wanted: String) {
        #expect(found(in: text, region: region) == [wanted])
    }
}
