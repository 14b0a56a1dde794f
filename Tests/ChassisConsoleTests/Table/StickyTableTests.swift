import ChassisCore
import Testing

@testable import ChassisConsole

private struct Item: TableRow, Hashable {
    var id: Int
    var version: Int64 = 1
}

struct StickyTableTests {
    private let start = Timestamp(milliseconds: 1_000_000)

    private func window(_ ids: [Int], offset: Int = 0, total: Int? = nil) -> TableWindow<Item> {
        TableWindow(rows: ids.map { Item(id: $0) }, offset: offset, total: total ?? ids.count)
    }

    private func table(_ ids: [Int], height: Int = 5) -> StickyTable<Item> {
        var table = StickyTable<Item>()
        table.resize(lines: height)
        table.take(window(ids), now: start)
        return table
    }

    @Test func `new rows above leave the cursor's row on its line`() {
        var table = table(Array(1...20))
        for _ in 0..<8 { table.move(by: 1) }
        let line = table.cursorLine

        table.take(window(Array(-5...20)), now: start)

        #expect(table.cursor == 9)
        #expect(table.cursorLine == line)
    }

    @Test func `while following, the cursor rides on the newest row`() {
        var table = table([1, 2, 3])

        table.take(window([0, 1, 2, 3]), now: start)

        #expect(table.cursor == 0)
        #expect(table.top == 0)
    }

    @Test func `a row that has gone stays as a ghost between its neighbours until the cursor leaves it`() {
        var table = table([1, 2, 3, 4])
        table.move(by: 2)

        table.take(window([1, 2, 4]), now: start)

        #expect(table.rows.map(\.id) == [1, 2, 3, 4])
        #expect(table.isCursorGhost)
        table.move(by: 1)
        #expect(table.cursor == 4)
        #expect(table.rows.map(\.id) == [1, 2, 4])
    }

    @Test func `after a key the order is held for two seconds while values change`() {
        var table = table([1, 2, 3])
        table.move(by: 1)
        table.touch(start)
        var changed = window([3, 2, 1])
        changed.rows[2].version = 7

        table.take(changed, now: start + .seconds(1))

        #expect(table.rows.map(\.id) == [1, 2, 3])
        #expect(table.rows[0].version == 7)
        #expect(table.heldCount == 2)
        table.settle(start + .milliseconds(1_999))
        #expect(table.rows.map(\.id) == [1, 2, 3])
        table.settle(start + .seconds(2))
        #expect(table.rows.map(\.id) == [3, 2, 1])
        #expect(table.cursor == 2)
        #expect(table.heldCount == 0)
    }

    @Test func `marks outlive their row's absence and refresh with it`() {
        var table = table([1, 2, 3])
        table.move(by: 1)
        table.toggleMark()

        table.take(window([1, 3]), now: start)

        #expect(table.marks[2] != nil)
        table.updateMarks([2: Item(id: 2, version: 9)], asked: [2])
        #expect(table.marks[2]?.version == 9)
        table.updateMarks([:], asked: [2])
        #expect(table.marks.isEmpty)
    }

    @Test func `a range marks every row from its start to the cursor, whichever way`() {
        var table = table(Array(1...9), height: 9)
        table.move(by: 5)
        table.toggleRange()
        table.move(by: -3)
        #expect(table.markCount == 4)

        table.toggleRange()

        #expect(Set(table.marks.keys) == [3, 4, 5, 6])
    }

    @Test func `a range whose first row leaves the list is over, though its ghost still shows`() {
        var table = table(Array(1...9), height: 9)
        table.toggleRange()

        table.take(window(Array(2...9)), now: start)

        #expect(table.isCursorGhost && table.rangeStart == nil)
        #expect(table.takeLostRange() == .gone)
    }

    @Test func `moving over the edge of the window asks for the rows beyond and lands on the right one`() {
        var table = StickyTable<Item>()
        table.resize(lines: 5)
        table.take(window(Array(0..<500), total: 2_000), now: start)
        table.move(by: 499)
        table.move(by: 3)
        #expect(table.needsWindow)
        #expect(table.request.around == 499)
        let offset = table.request.offset

        // Two rows came in above meanwhile.
        let moved = Array((offset - 2)..<(offset + 498))
        table.take(window(moved, offset: offset, total: 2_002), now: start)

        #expect(table.cursor == 502)
        #expect(!table.needsWindow)
    }

    @Test func `the last row of a long list is one key away`() {
        var table = StickyTable<Item>()
        table.resize(lines: 5)
        table.take(window(Array(0..<500), total: 100_000), now: start)
        table.moveToLast()
        let request = table.request

        table.take(window(Array(request.offset..<100_000), offset: request.offset, total: 100_000), now: start)

        #expect(table.cursor == 99_999)
        #expect(table.cursorLine == 4)
    }

    @Test func `an empty list takes every movement and mark`() {
        var table = table([])
        for _ in 0..<3 {
            table.move(by: 1)
            table.movePage(-1)
            table.moveToLast()
            table.toggleMark()
            table.toggleRange()
        }
        #expect(table.cursor == nil)
        #expect(table.visible.isEmpty)
        table.take(window([1]), now: start)
        #expect(table.cursor == 1)
    }
}
