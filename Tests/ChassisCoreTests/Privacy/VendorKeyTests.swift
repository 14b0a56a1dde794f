import ChassisCore
import Testing

/// Keys that nothing but their own form tells: no label stands before them.
struct VendorKeyTests {
    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "US") }

    private static let signs = "0a1B2c3D4e5F6g7H8i9J0kLmN1oPqR2sTuV3wXyZ4aBcD5eFgH6iJkL7mNoP8qRsT9uVwX"
    private static func letters(_ count: Int) -> String { String(signs.prefix(count)) }
    private static func small(_ count: Int) -> String { signs.prefix(count).lowercased() }
    private static func hex(_ count: Int) -> String {
        String(String(repeating: "0a1b2c3d4e5f6789", count: 8).prefix(count))
    }
    private static let uuid = [8, 4, 4, 4, 12].map(hex).joined(separator: "-")

    private static let keys = [
        "sb_secret_" + letters(31), "pcsk_" + letters(6) + "_" + letters(60), "lsv2_pt_" + hex(32) + "_" + hex(10),
        "tvly-dev-" + letters(32), "fc-" + hex(32), "e2b_" + hex(40), "re_" + letters(8) + "_" + letters(24),
        "csk-" + small(48), "pa-" + letters(43), "sk_" + hex(48), "napi_" + small(64), "pul-" + hex(40),
        "CFPAT-" + letters(43), "dp.pt." + letters(43), "dp.st.prd." + letters(43), "dp.st." + letters(43),
        letters(14) + ".atlasv1." + letters(67), "pat" + letters(14) + "." + hex(64), "pat-eu1-" + uuid,
        "ATBB" + letters(32), "EAAA" + letters(60), hex(32) + "-us12", "access-production-" + uuid,
        "access_token$production$" + small(16) + "$" + hex(32), "aB_8Q~" + letters(34),
        "MT" + letters(24) + ".Gab1cD." + letters(38),
        "fm2_" + letters(60) + "/+" + letters(30), "oy2" + small(43), "BSA" + letters(28), "cio" + letters(32),
        "ops_ey" + letters(60), "gldt-aBcDeFgHiJkLmNoPqRsT", "glpat-" + letters(27) + ".01." + small(9),
        "vcp_" + letters(56), "cfut_" + letters(40), "SCW" + small(17).uppercased(),
    ]

    @Test(arguments: keys)
    func `a key is known by its form`(key: String) {
        for text in [
            "It fails with \(key), since today", key, "(\(key))", "https://x.example/?k=\(key)&a=1", "\(key).",
        ] {
            #expect(masked(text) == text.replacing(key, with: "⟦SECRET_1⟧"))
        }
    }

    @Test(arguments: [
        "pattern.matches, path.to.atlasv1.module", "re_compile_pattern_of_the_second_kind",
        "a re_usable_thing and a fc-barcelona", "pa-election-results-of-november-2024-by-county", "cio and scwrl4",
        "pat-na1-release", "access-production-systems-of-the-north", "oy2 and BSA 2024 members",
        "BSAinternationalOrganization", "www.example.museum.shop.internal.network.of.things", "EAAA-2024 and ATBB",
        "sb_publishable_" + letters(31), "FreeQ~now, 8Q~ and ~8Q", hex(32) + "-usable", hex(30) + "-us12",
        "Manufacturer-of-things-and.others1.are-not-to-be-taken-for-a-bot", "sk_" + hex(40), "dp.pt.short",
        "the napi_create_function_with_arguments call", "sk-MyCamelCaseClassName", "vcp_" + letters(20),
    ])
    func `what begins like a key and is a name or a word stays`(text: String) {
        #expect(masked(text) == text)
    }
}
