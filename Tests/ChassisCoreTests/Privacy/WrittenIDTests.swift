import ChassisCore
import Testing

/// National ids that are known by the way their state writes them and a check digit, and others behind their names.
struct WrittenIDTests {
    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "DE") }

    @Test(arguments: [
        "756.9217.0769.85", "7569217076985", "131052-308T", "131052A308T", "12.345.678-5", "900101-1234568",
        "112-233-445 95", "S1234567D", "A123456(3)",
    ])
    func `an id is known by its form and its check digit`(id: String) {
        #expect(masked("My data: \(id), please check.") == "My data: ⟦NATIONAL_ID_1⟧, please check.")
    }

    @Test(arguments: [
        "756.9217.0769.86", "131052-308U", "135252-308T", "12.345.678-6", "901301-1234568", "112-233-445 96",
        "S1234567E", "A123456(4)", "f(3) of A123456", "1234567 (3)",
    ])
    func `the same with another check digit stays`(text: String) {
        #expect(masked("My data: \(text), please check.") == "My data: \(text), please check.")
    }

    @Test(arguments: [
        "fnr 01010750160", "SVNR 1237 010180", "RRN 900101-1234567", "TC Kimlik No: 10000000146", "CNP 1800101221144",
        "ЕГН 7523169263", "RUT 12345678-5", "СНИЛС 11223344595", "ИНН 500100732259", "HKID A1234563",
        "hetu 131052-3082", "AHV 756 9217 0769 85",
    ])
    func `an id is known by its name`(text: String) {
        #expect(masked("My data: \(text), please").hasSuffix("⟦NATIONAL_ID_1⟧, please"))
    }

    @Test(arguments: ["12345678Z bolt", "AB123456C is a part number", "Art.-Nr. 12345678Z", "SKU AB123456C"])
    func `a code that is called a thing's is nobody's id`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        "Su referencia 12345678Z", "See article: AB123456C", "mi serial 12345678Z", "Artikel von 12345678Z",
    ])
    func `a word that people use of themselves too makes an id no thing's code`(text: String) {
        #expect(masked(text).hasSuffix("⟦NATIONAL_ID_1⟧"))
    }

    @Test(arguments: [
        "Login from Windows 24.5.16.201", "My server runs Linux: 31.13.24.5", "db 3.8.12.77", "Android 25.13.4.88",
        "host Postgres: 15.4.2.1",
    ])
    func `an address that stands behind the name of what runs there is one`(text: String) {
        #expect(masked(text).hasSuffix("⟦IP_ADDRESS_1⟧"))
    }

    @Test(arguments: ["Postgres 15.4.2.1", "kernel 5.15.0.91", "DB 19.3.0.0", "Figure 3.1.4.2"])
    func `a version or a chapter of four numbers is no address`(text: String) {
        #expect(masked("see \(text) for it") == "see \(text) for it")
        #expect(masked("kernel at 192.0.2.7, db 10.0.0.5").hasSuffix("⟦IP_ADDRESS_1⟧, db ⟦IP_ADDRESS_2⟧"))
    }
}
