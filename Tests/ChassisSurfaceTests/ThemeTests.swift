import ChassisTestSupport
import Foundation
import Testing

@testable import ChassisSurface

struct ThemeTests {
    private static let shipped = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("themes").resolvingSymlinksInPath().path

    private let library = ThemeLibrary(folders: [
        ThemeTests.shipped, FileManager.default.currentDirectoryPath + "/themes",
    ])

    @Test func `the four shipped themes load`() throws {
        #expect(Set(library.names).isSuperset(of: ["dark", "high-contrast", "light", "mono"]))
        for name in library.names { _ = try library.load(name) }
    }

    @Test func `the built-in themes are the shipped files, every one`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: ThemeTests.shipped).filter {
            $0.hasSuffix(".yaml")
        }

        #expect(Set(names.map { String($0.dropLast(5)) }) == Set(ThemeLibrary.builtInSources.keys))
        for (name, source) in ThemeLibrary.builtInSources {
            #expect(source == (try String(contentsOfFile: ThemeTests.shipped + "/\(name).yaml", encoding: .utf8)))
        }
    }

    @Test func `a binary alone has the four themes`() throws {
        let alone = ThemeLibrary(folders: [])

        #expect(alone.names == ["dark", "high-contrast", "light", "mono"])
        for name in alone.names {
            #expect(try alone.load(name).style(.danger) == library.load(name).style(.danger), "\(name)")
        }
    }

    @Test func `a theme that inherits its own name stands on the built-in one`() throws {
        let folder = try TemporaryFolder()
        let own = "inherits: light\nroles: {text: {fg: \"#000080\"}}"
        try Data(own.utf8).write(to: URL(fileURLWithPath: folder.path + "/light.yaml"))

        let theme = try ThemeLibrary(folders: [folder.path]).load("light")

        #expect(theme.variant == .light)
        #expect(theme.style(.text).foreground == .fixed(RGB(0x000080)))
        #expect(try theme.style(.danger) == ThemeLibrary(folders: []).load("light").style(.danger))
    }

    @Test(arguments: ["dark", "light", "high-contrast"])
    func `every role is readable on every ground`(_ name: String) throws {
        let theme = try library.load(name)
        for role in Role.allCases {
            for ground in Ground.allCases {
                let style = theme.style(role, on: ground)
                guard case .fixed(let front) = style.foreground, case .fixed(let back) = style.background else {
                    continue
                }
                let least = ThemeLooks.ratio(for: role)
                #expect(front.contrast(with: back) >= least, "\(name) \(role.name) on \(ground)")
            }
        }
    }

    @Test func `high contrast means seven to one`() throws {
        let theme = try library.load("high-contrast")
        for role in Role.allCases where ThemeLooks.ratio(for: role) > 3 {
            guard case .fixed(let front) = theme.style(role).foreground,
                case .fixed(let back) = theme.style(role).background
            else { continue }
            #expect(front.contrast(with: back) >= 7, "\(role.name)")
        }
    }

    @Test func `a grey comment colour is lifted until it can be read`() throws {
        let theme = try build(
            "roles: {text: {fg: \"#d8dee9\", bg: \"#2e3440\"}, text.muted: \"#4c566a\", border: \"#3b4252\"}")

        #expect(contrast(theme, .muted) >= 4.5)
        #expect(contrast(theme, .border) >= 3)
        #expect(contrast(theme, .border) < 4.5)
    }

    @Test func `a selection that can't be seen is reversed`() throws {
        let theme = try build("roles: {text: {fg: \"#ffffff\", bg: \"#101010\"}, table.selected: {bg: \"#111111\"}}")

        #expect(theme.style(.text, on: .selected).emphasis.contains(.reverse))
    }

    @Test func `the longest dotted role wins and parts are inherited`() throws {
        let theme = try build(
            """
            palette: {a: "#ffffff", b: "#000000", c: "#ffff00"}
            roles: {text: {fg: a, bg: b}, status: {fg: c, mods: [bold]}, status.ok: {mods: []}}
            """)

        #expect(
            theme.style(.danger)
                == Theme.Style(foreground: .fixed(RGB(0xFFFF00)), background: .fixed(RGB(0)), emphasis: .bold))
        #expect(
            theme.style(.ok) == Theme.Style(foreground: .fixed(RGB(0xFFFF00)), background: .fixed(RGB(0)), emphasis: [])
        )
    }

    @Test func `a base16 scheme is a whole theme`() throws {
        let scheme =
            "system: base16\nname: Test\npalette:\n"
            + (0..<16).map {
                "  base0\(String($0, radix: 16, uppercase: true)): \"\($0 < 4 ? "10101\($0)" : "e0e0\($0)0".prefix(6))\"\n"
            }.joined()
        let folder = try TemporaryFolder()
        try Data(scheme.utf8).write(to: URL(fileURLWithPath: folder.path + "/mine.yaml"))

        let theme = try ThemeLibrary(folders: [folder.path]).load("mine")

        #expect(theme.variant == .dark)
        #expect(theme.style(.text).background == .fixed(RGB(0x101010)))
    }

    @Test(arguments: [
        (
            "roles: {nonsense: a}",
            "t.yaml:1: unknown role 'nonsense', expected a role or the start of one, such as text.muted or status"
        ),
        ("palette:\n  red: reddish", "t.yaml:2: colour 'red', expected \"#RRGGBB\" or default, found 'reddish'"),
        ("variant: dusk", "t.yaml:1: variant, expected dark or light, found 'dusk'"),
        (
            "\nroles:\n  text: {fg: nope}",
            "t.yaml:3: colour of 'text', expected a palette name or \"#RRGGBB\", found 'nope'"
        ),
        ("roles: [a]", "t.yaml:1: roles, expected a mapping, found a list"),
        (
            "shape: round",
            "t.yaml:1: unknown key 'shape', expected one of name, author, inherits, variant, palette, roles"
        ),
        (
            "roles:\n  text: {mods: [loud]}",
            "t.yaml:2: mods of 'text', expected one of bold, crossed_out, dim, italic, reverse, reversed, underline, underlined, found 'loud'"
        ),
    ])
    func `a mistake is told with file, line, what was expected and what was found`(_ yaml: String, _ message: String) {
        #expect(throws: ThemeError.self) { try build(yaml) }
        do { _ = try build(yaml) } catch { #expect((error as? ThemeError)?.message == message) }
    }

    @Test func `all mistakes are told at once, and broken YAML never crashes`() {
        #expect(problems("variant: x\npalette: {a: b}\nroles: {zz: a}").count == 3)
        for yaml in [
            "", "{", "\t", "a: [", "- x", "a: &a [*a]", String(repeating: "[", count: 5_000), "\u{0}", "? : :",
        ] {
            #expect(!problems(yaml).isEmpty, "\(yaml.prefix(10))")
        }
    }

    @Test func `an unknown theme names those there are, a circle is told`() throws {
        let folder = try TemporaryFolder()
        try Data("inherits: b".utf8).write(to: URL(fileURLWithPath: folder.path + "/a.yaml"))
        try Data("inherits: a".utf8).write(to: URL(fileURLWithPath: folder.path + "/b.yaml"))
        let library = ThemeLibrary(folders: [folder.path])

        #expect(throws: ThemeError.self) { try library.load("a") }
        do { _ = try library.load("../x\u{1B}") } catch { #expect(!error.message.contains("\u{1B}")) }
        do { _ = try library.load("nope") } catch {
            #expect(error.message.contains("expected one of a, b, dark, high-contrast, light, mono, found 'nope'"))
        }
    }

    @Test(arguments: [
        (50.0, 2.6772, -79.7751, 50.0, 0.0, -82.7485, 2.0425), (50, 2.5, 0, 73, 25, -18, 27.1492),
        (60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644),
        (2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082),
        (22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373),
    ])
    func `colour distance agrees with the published pairs`(
        _ l1: Double, _ a1: Double, _ b1: Double, _ l2: Double, _ a2: Double, _ b2: Double, _ distance: Double
    ) {
        let found = Lab(lightness: l1, a: a1, b: b1).difference(from: Lab(lightness: l2, a: a2, b: b2))

        #expect(abs(found - distance) < 0.0001)
    }

    @Test func `the ladder of colours steps down as told`() {
        #expect(ColorDepth.choose(.auto, colors: 256, environment: [:]) == .indexed)
        #expect(ColorDepth.choose(.auto, colors: 256, environment: ["NO_COLOR": "1"]) == .mono)
        #expect(ColorDepth.choose(.always, colors: 8, environment: ["NO_COLOR": "1"]) == .ansi)
        #expect(ColorDepth.choose(.never, colors: 1 << 24, environment: [:]) == .mono)
        #expect(ColorDepth.choose(.auto, colors: 1 << 24, environment: [:]) == .direct)
        #expect(
            ColorDepth.choose(.auto, colors: nil, environment: ["TERM": "xterm", "COLORTERM": "truecolor"]) == .direct)
        #expect(Palette256.nearest(to: RGB(0xFF0000)) == 196)
        #expect(Palette256.nearest(to: RGB(0x808080)) == 244)
    }

    private func contrast(_ theme: Theme, _ role: Role) -> Double {
        guard case .fixed(let front) = theme.style(role).foreground,
            case .fixed(let back) = theme.style(role).background
        else { return 0 }
        return front.contrast(with: back)
    }

    private func build(_ yaml: String) throws -> Theme {
        try ThemeLibrary.build("t", [ThemeFile(file: "t.yaml", yaml: yaml)])
    }

    private func problems(_ yaml: String) -> [ThemeError.Problem] {
        do {
            _ = try build(yaml)
            return []
        } catch { return (error as? ThemeError)?.problems ?? [] }
    }
}
