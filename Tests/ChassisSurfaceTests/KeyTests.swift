import Testing

@testable import ChassisSurface

struct KeyTests {
    @Test(arguments: [
        ("j", Key.character("j")), ("G", .character("G")), ("enter", .enter), ("ctrl-d", .control("d")),
        ("esc", .escape),
        ("f12", .function(12)), ("space", .space), ("pgdn", .pageDown), ("ctrl-i", .tab), ("alt-x", .alt("x")),
        ("/", .character("/")), ("é", .character("é")), ("-", .character("-")), ("f", .character("f")),
        ("CTRL-D", .control("d")),
    ])
    func `a key name reads as its key`(_ name: String, _ key: Key) {
        #expect(Key(name) == key)
    }

    @Test func `every key reads back from its own name`() throws {
        let keys: [Key] = [
            .enter, .backtab, .up, .delete, .home, .function(1), .control("\\"), .alt("G"), .character("?"), .wheelUp,
        ]

        #expect(try Key.parse(keys.map(\.description).joined(separator: " ")) == keys)
    }

    @Test(arguments: ["ente", "f13", "ctrl-é", "ctrl-", "f0"])
    func `an unknown key name is refused by name`(_ name: String) {
        #expect(throws: Key.UnknownKey(name: name)) { try Key.parse("j \(name)") }
    }
}
