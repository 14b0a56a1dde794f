import Testing

@testable import ChassisEngine

struct KeyTextTests {
    @Test func `a key is read back, and none of another letter`() throws {
        let text = KeyText.new().text
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

        #expect(try #require(KeyText(parsing: text)).text == text)
        for place in [8, 19, 21, 72] {
            for byte in UInt8(0)..<0x80 {
                var bytes = Array(text.utf8)
                bytes[place] = byte

                let isKey = KeyText(parsing: String(decoding: bytes, as: UTF8.self)) != nil
                #expect(isKey == letters.contains(byte), "\(byte) at \(place)")
            }
        }
        #expect(KeyText(parsing: text + "a") == nil && KeyText(parsing: text.dropLast()) == nil)
    }
}
