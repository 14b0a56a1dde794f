import ChassisCore
import ChassisSurface

/// The movements and marks that every list shares, as actions.
enum TableActions {
    static let moveGroup: SafeText = "Move"

    static let moving: [ActionItem] = [
        item("table.down", [.character("j"), .down], "down", "Move to the next row"),
        item("table.up", [.character("k"), .up], "up", "Move to the row above"),
        item("table.first", [.character("g"), .home], "first", "Go to the first row"),
        item("table.last", [.character("G"), .end], "last", "Go to the last row"),
        item("table.half-down", [.control("d")], "half down", "Move down half a screen"),
        item("table.half-up", [.control("u")], "half up", "Move up half a screen"),
        item("table.page-down", [.pageDown, .control("f")], "page down", "Move down a screen"),
        item("table.page-up", [.pageUp, .control("b")], "page up", "Move up a screen"),
        item("table.wheel-down", [.wheelDown], "scroll down", "Move down three rows"),
        item("table.wheel-up", [.wheelUp], "scroll up", "Move up three rows"),
    ]

    /// For screens where `g` means something of their own: the first row is at Home.
    static let movingWithoutG = moving.map { item -> ActionItem in
        var item = item
        if item.id == "table.first" { item.keys = [.home] }
        return item
    }

    static let marking: [ActionItem] = [
        ActionItem(
            "table.mark", [.space], "mark", "Mark or unmark this row", group: "Choose"),
        ActionItem(
            "table.range", [.character("v")], "range", "Mark a range: begin, end; it reaches 500 rows at most",
            group: "Choose"),
        ActionItem("table.unmark", [.character("U")], "unmark all", "Forget all marks", group: "Choose"),
    ]

    private static func item(_ id: ActionID, _ keys: [Key], _ name: SafeText, _ description: SafeText) -> ActionItem {
        ActionItem(id, keys, name, description, group: moveGroup)
    }
}

extension StickyTable {
    /// Does a shared action; `false` when it isn't one.
    mutating func perform(_ action: ActionID, now: Timestamp) -> Bool {
        switch action {
        case "table.down": move(by: 1)
        case "table.up": move(by: -1)
        case "table.first": moveToFirst()
        case "table.last": moveToLast()
        case "table.half-down": movePage(1, half: true)
        case "table.half-up": movePage(-1, half: true)
        case "table.page-down": movePage(1)
        case "table.page-up": movePage(-1)
        case "table.wheel-down": move(by: 3)
        case "table.wheel-up": move(by: -3)
        case "table.mark":
            let marksOne = rangeStart == nil
            toggleMark()
            if marksOne { move(by: 1) }
        case "table.range": toggleRange()
        case "table.unmark": unmarkAll()
        default: return false
        }
        touch(now)
        return true
    }
}

extension Job: TableRow {}
