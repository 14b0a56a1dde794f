import Testing

@testable import ChassisAPI

struct SaidTextTests {
    /// What of each piece is sent, `nil` where the stream ends with an error; `|` begins anew.
    private func sent(_ pieces: [String]) -> [String?] {
        var said = SaidText()
        return pieces.map { piece in
            guard piece == "|" else { return said.take(piece) }
            said.beginAnew()
            return said.repeats ? "…" : ""
        }
    }

    @Test(arguments: [
        (["It is ", "here."], ["It is ", "here."]), (["It", "|", "It", " is"], ["It", "…", "", " is"]),
        (["It is", "|", "I", "t is here."], ["It is", "…", "", " here."]), (["|", "It"], ["", "It"]),
        (["It is", "|", "It was"], ["It is", "…", nil]),
        (["It", "|", "I", "|", "It is"], ["It", "…", "", "…", " is"]),
        (["Für", "|", "Fü", "r dich"], ["Für", "…", "", " dich"]),
    ])
    func `an answer that is begun anew goes on where it says the same`(pieces: [String], wanted: [String?]) {
        #expect(sent(pieces) == wanted)
    }

    @Test func `a long one is known again as well`() {
        let long = String(repeating: "lorem ipsum ", count: 10_000)
        let other = long.dropLast(2) + "x"

        #expect(sent([long, "|", long + "dolor"]) == [long, "…", "dolor"])
        #expect(sent([long, "|", other + "yz"]) == [long, "…", nil])
        #expect(sent([long, "|", String(long.dropLast())]) == [long, "…", ""])
    }
}
