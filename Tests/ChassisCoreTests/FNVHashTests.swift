import Testing

@testable import ChassisCore

struct FNVHashTests {
    /// From the tables of test vectors that its authors publish.
    @Test(
        arguments: [
            ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
        ] as [(String, UInt64)])
    func `is what its authors' vectors say`(text: String, expected: UInt64) {
        #expect(FNVHash(text.utf8).value == expected)
    }

    @Test func `pieces add up to the whole`() {
        var hash = FNVHash("foo".utf8)
        hash.add("bar".utf8)
        #expect(hash == FNVHash("foobar".utf8))
    }
}
