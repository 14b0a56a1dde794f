import ChassisSurface
import Testing

struct TableTests {
    private let columns: [Table.Column] = [
        .init("Id", minimum: 5, alignment: .right), .init("State", minimum: 9),
        .init("Tenant", minimum: 6, ideal: 10, flex: 1), .init("Model", minimum: 8, priority: 2),
        .init("Cost", minimum: 7, alignment: .right, priority: 1),
    ]
    private let rows: [Table.Row] = [
        .init([.init("1042"), .init("running", .running), .init("acme"), .init("small-1"), .init("$0.0012")]),
        .init([
            .init("1041"), .init("failed", .danger), .init("日本語テナント株式会社"), .init("small-1"), .init("unknown", .muted),
        ]),
        .init([.init("1040"), .init("completed", .ok), .init("globex"), .init("local"), .init("$0")], isMarked: true),
        .init(
            [.init("1039"), .init("completed", .ok), .init("initech"), .init("local"), .init("$0")], ghost: "finished"),
    ]

    private var table: Table {
        Table(columns: columns, rows: rows, selected: 1, firstRow: 10, totalRows: 100, sort: (0, true))
    }

    @Test func `the selected row has a mark and a ground, a ghost its reason, a marked row a dot`() {
        #expect(
            snapshot(table, width: 60, height: 5) == """
                    Id▼ State     Tenant                   Model       Cost
                hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh
                   1042 running   acme                     small-1  $0.0012█
                ttttttttrrrrrrrrrttttttttttttttttttttttttttttttttttttttttttm
                ▌  1041 failed    日本語テナント株式会社   small-1  unknown│
                ASSSSSSSDDDDDDDDDSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSb
                 ● 1040 completed globex                   local         $0│
                tjttttttooooooooottttttttttttttttttttttttttttttttttttttttttb
                   1039 completed initech                  local  finished │
                ttvvvvvtvvvvvvvvvtvvvvvvvvvvvvvvvvvvvvvvvvtvvvvvvwwwwwwwwwwb
                """)
    }

    @Test(arguments: [40, 48, 56, 60]) func `what a ghost's reason touches is never half a figure`(width: Int) {
        var table = table
        table.rows = [
            .init(
                [
                    .init("1039"), .init("completed"), .init("initech"), .init("local-large"), .init("$0.0012"),
                ], ghost: "queued, outside the filter")
        ]

        let line = draw(table, width: width, height: 2).text.split(separator: "\n")[1]

        #expect(line.contains("queued, outside the filter"))
        let words = line.prefix { $0 != "q" }.split(separator: " ")
        #expect(words.allSatisfy { $0.hasSuffix("…") || ["1039", "completed", "initech", "$0.0012"].contains($0) })
    }

    @Test func `a narrow table drops its least important columns`() {
        let surface = draw(table, width: 40, height: 2)

        #expect(surface.text.hasPrefix("    Id▼ State     Tenant           Cost"))
        #expect(!draw(table, width: 30, height: 2).text.contains("Cost"))
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 2), (3, 9), (20, 1), (40, 12), (80, 24), (500, 200)])
    func `any size is drawn without a cell outside`(_ width: Int, _ height: Int) {
        var surface = Surface(width: width + 4, height: height + 4)
        surface.fill(surface.bounds, "x", .mark)

        table.draw(in: Rect(x: 2, y: 2, width: width, height: height), on: &surface)

        for y in 0..<surface.height {
            for x in 0..<surface.width where x < 2 || y < 2 || x >= width + 2 || y >= height + 2 {
                #expect(surface.cell(x: x, y: y).role == .mark)
            }
        }
    }
}

struct BarTests {
    @Test(
        arguments: [
            (1, "██████████"), (0.33, "███▎"), (0.0001, "▏"), (0, ""), (-1, ""), (2, "██████████"), (.nan, ""),
        ] as [(Double, SafeText)])
    func `a bar is in eighths, small shares show, and what can't be drawn is tamed`(share: Double, text: SafeText) {
        #expect(SafeText.bar(share, width: 10) == text)
        #expect(SafeText.bar(share, width: 0) == .empty)
    }

    @Test func `spans lie on a shared time axis`() {
        let waterfall = Waterfall(
            [
                .init("attempt 1", start: .zero, duration: .milliseconds(1200)),
                .init("mask", depth: 1, start: .zero, duration: .microseconds(300), .ok),
                .init("generate", depth: 1, start: .milliseconds(100), duration: .milliseconds(1000), .running),
                .init("settle", depth: 1, start: .milliseconds(1200), duration: .zero, .danger),
            ], selected: 2)

        #expect(
            snapshot(waterfall, width: 60, height: 4) == """
                 attempt 1  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━    1.2 s
                tttttttttttt111111111111111111111111111111111111111tmmmmmmmm
                   mask     ━                                         300 µs
                ttttttttttttotttttttttttttttttttttttttttttttttttttttmmmmmmmm
                ▌  generate    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━       1.0 s
                ATTTTTTTTTTTTTTRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRTTTTMMMMMMMM
                   settle                                         ━     0 µs
                ttttttttttttttttttttttttttttttttttttttttttttttttttdtmmmmmmmm
                """)
    }
}

struct LineTests {
    @Test func `the chosen tab always shows`() {
        let titles: [SafeText] = ["Prompt", "Context", "Raw", "Final", "Diff", "Timeline", "Cost"]
        for selected in titles.indices {
            for width in [12, 20, 40, 80] {
                let surface = draw(Tabs(titles, selected: selected), width: width, height: 1)
                #expect(surface.text.contains(titles[selected].string), "\(titles[selected].string) in \(width)")
            }
        }
    }

    @Test func `a footer keeps its status and drops keys from the end`() {
        let footer = Footer(
            [.init("j", "down"), .init("enter", "open"), .init("r", "retry"), .init("?", "help")],
            status: "order held · 12 moved")

        #expect(
            snapshot(footer, width: 50) == """
                j down  enter open  r retry  order held · 12 moved
                kzzzzzzzkkkkkzzzzzzzkzzzzzzzziiiiiiiiiiiiiiiiiiiii
                """)
    }

    @Test func `a prompt shows its cursor and what is wrong`() {
        let surface = draw(Prompt("/", input: "state:faild", error: ["unknown state"]), width: 40, height: 2)

        #expect(surface.text == "/ state:faild\nunknown state")
        #expect(surface.cursor == Surface.Point(x: 13, y: 0))
    }

    @Test func `a long input scrolls with its cursor`() {
        let surface = draw(Prompt("/", input: "a very long filter that does not fit 日本"), width: 20, height: 1)

        #expect(surface.text == "/ does not fit 日本")
        #expect(surface.cursor == Surface.Point(x: 19, y: 0))
    }
}

struct BoxTests {
    @Test func `a dialog names what is hit and the keys that answer`() {
        let dialog = Dialog(
            "Retry 2 jobs?", lines: [.init("1041  failed  acme"), .init("This may cost up to $0.02.", .warning)],
            keys: [.init("y", "retry"), .init("esc", "back")], isDangerous: true)

        #expect(
            draw(dialog, width: 40, height: 6).text == """
                     ┌─ Retry 2 jobs? ────────────┐
                     │ 1041  failed  acme         │
                     │ This may cost up to $0.02. │
                     │                            │
                     │ y retry  esc back          │
                     └────────────────────────────┘
                """)
    }

    @Test func `a dialog too long for the screen counts what it hides`() {
        let dialog = Dialog("Cancel?", lines: (0..<100).map { .init("job \($0)") }, keys: [.init("y", "yes")])

        let text = draw(dialog, width: 40, height: 12).text

        #expect(text.contains("… 93 more lines"))
        #expect(text.contains("y yes"))
    }

    @Test func `a picker shows the chosen one of many, and why another can't be chosen`() {
        let items = (0..<50).map { Picker.Item("item \($0)", disabled: $0 == 40 ? "read-only" : nil) }

        let text = draw(Picker("Pick", query: "it", items: items, selected: 40), width: 40, height: 10).text

        #expect(text.contains("▌item 40"))
        #expect(text.contains("↑ 36 more") && text.contains("↓ 9 more"), "\(text)")
        #expect(text.contains("read-only"))
    }

    @Test func `an empty state says what to do next`() {
        let text = draw(
            EmptyState("No jobs yet", text: "They appear here.", next: "chassis replay x.jsonl"), width: 40, height: 8
        ).text

        #expect(text.contains("chassis replay x.jsonl"))
    }

    @Test func `everything has a form in ASCII`() {
        var surface = Surface(width: 30, height: 3)
        surface.draw(Box("Jobs"), in: surface.bounds)
        surface.draw("日█▁…✓⟦x⟧é\u{301}", x: 1, y: 1)

        #expect(
            surface.ascii().text == """
                +- Jobs ---------------------+
                |? #_~*[x]?                  |
                +----------------------------+
                """)
        #expect(surface.ascii().text.utf8.allSatisfy { $0 < 0x80 })
    }
}

struct SurfaceTests {
    @Test func `overwriting half of a wide cell blanks the other half`() {
        var surface = Surface(width: 6, height: 1)
        surface.draw("日本語", x: 0, y: 0)

        surface.draw("x", x: 1, y: 0)
        surface.draw("y", x: 4, y: 0)

        #expect(surface.text == " x本y")
    }

    @Test func `a wide cell on the edge is left out`() {
        var surface = Surface(width: 3, height: 1)

        surface.draw("日本", x: 0, y: 0)
        #expect(surface.text == "日")
        surface.draw("本日", x: -1, y: 0)

        #expect(surface.text == " 日")
    }

    @Test func `drawing far outside does nothing`() {
        var surface = Surface(width: 3, height: 2)

        for (x, y) in [(-1_000_000, 0), (5, 0), (0, -1), (0, 2), (Int.max, 0), (0, Int.max)] {
            surface.draw("abc é", x: x, y: y)
        }

        #expect(surface.text == "\n")
    }

    @Test func `colours are told in the depth asked for`() {
        var surface = Surface(width: 2, height: 1)
        surface.draw("ok", .danger, x: 0, y: 0)
        let theme = ThemeLibrary.builtIn

        #expect(surface.ansi(theme, depth: .mono) == "\u{1B}[0;1mok\u{1B}[0m\n")
        #expect(surface.ansi(theme, depth: .ansi) == "\u{1B}[0;1;31mok\u{1B}[0m\n")
        #expect(surface.ansi(theme, depth: .direct) == "\u{1B}[0;1;38;2;239;107;115;48;2;21;25;31mok\u{1B}[0m\n")
    }

    @Test func `parts of an area lie within it`() {
        let area = Rect(x: 1, y: 2, width: 10, height: 3)

        #expect(area.split(top: 5).0 == area)
        #expect(area.split(bottom: 1).1 == Rect(x: 1, y: 4, width: 10, height: 1))
        #expect(area.columns(3).map(\.width) == [3, 3, 2])
        #expect(area.inset(x: 8, y: 8).isEmpty)
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    }
}
