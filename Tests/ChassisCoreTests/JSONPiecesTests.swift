import ChassisCore
import Testing

struct JSONPiecesTests {
    @Test(arguments: [
        "null", "true", "-0.5", "[]", "{}", #""""#, "[1,[],{},[[2],3]]", #"{"a":{"b":[true,"c"],"d":""},"e":null}"#,
        #"{"text":"Zwölf\nBoxkämpfer \"jagen\" 🐎 quer\u0001","more":["x","yz"]}"#,
    ])
    func `the pieces of a value are together what it is as a whole, however small`(text: String) throws {
        for size in 1...text.utf8.count {
            var written = JSON.Written()
            var pieces: [[UInt8]] = []
            // Made anew each time.
            while !written.isWhole { pieces.append(try JSON(parsing: text).piece(behind: &written, atLeast: size)) }

            #expect(String(decoding: pieces.joined(), as: UTF8.self) == text, "\(size)")
            #expect(pieces.dropLast().allSatisfy { $0.count >= size && $0.count < size + 32 }, "\(size)")
            #expect(try JSON(parsing: text).piece(behind: &written, atLeast: size) == [])
        }
    }

    @Test func `a long text is cut, and what would be escaped in it is`() {
        let value: JSON = ["first": 1, "text": .string(String(repeating: "a\"\n", count: 100_000)), "last": 2]
        var written = JSON.Written()
        var pieces: [[UInt8]] = []

        while !written.isWhole { pieces.append(value.piece(behind: &written, atLeast: 65_536)) }

        #expect(pieces.count == 8 && pieces.allSatisfy { $0.count < 80_000 })
        #expect(Array(pieces.joined()) == value.utf8)
    }
}
