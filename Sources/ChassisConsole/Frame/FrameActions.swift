import ChassisSurface

/// What can be done on every screen.
enum FrameActions {
    static func items(of state: ConsoleState) -> [ActionItem] {
        screens(state) + [
            item(
                "frame.help", [.character("?"), .function(1)], "help", "Keys of this screen", inFooter: true),
            item(
                "frame.palette", [.character(":"), .control("p")], "commands", "Find an action by typing",
                inFooter: true),
            item(
                "frame.pause", [.character("p")], state.pause == nil ? "pause" : "go on",
                "Stand still, or go on"),
            item(
                "frame.copy", [.character("y")], "copy",
                "Copy an id, a prompt, an answer, a row",
                disabled: state.copyRefusal),
            item("frame.refresh", [.character("R"), .function(5)], "refresh", "Read everything again"),
            item("frame.theme", [.character("T")], "theme", "Choose the colours"),
            item("frame.back", [.escape], "back", "Close, or go back"),
            item("frame.last", [.character("-")], "last screen", "The screen before"),
            item("frame.next", [.tab], "next screen", "Next screen"),
            item("frame.previous", [.backtab], "previous screen", "Previous screen"),
            item("frame.repaint", [.control("l")], "repaint", "Paint everything again"),
            item(
                "frame.quit", [.character("q"), .function(10)], "quit", "Close, or leave",
                inFooter: true),
        ]
    }

    private static func screens(_ state: ConsoleState) -> [ActionItem] {
        state.screenNames.map { screen in
            ActionItem(
                ActionID(rawValue: "screen." + screen.rawValue), [.character(screen.digit)], screen.title,
                "Go to \(screen.title)", group: "Console")
        }
    }

    private static func item(
        _ id: ActionID, _ keys: [Key], _ name: SafeText, _ description: SafeText, disabled: SafeText? = nil,
        inFooter: Bool = false
    ) -> ActionItem {
        ActionItem(id, keys, name, description, group: "Console", disabled: disabled, isInFooter: inFooter)
    }
}
