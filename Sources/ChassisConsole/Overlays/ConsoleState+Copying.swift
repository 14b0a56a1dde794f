import ChassisSurface

/// `y` and a letter: a text of the screen goes to the clipboard of the terminal.
extension ConsoleState {
    static let copyMenu: PromptID = "copy"

    private var copies: [CopyItem] { screens[shown]?.copies(context) ?? [] }

    /// Why nothing can be copied here.
    var copyRefusal: SafeText? { copies.isEmpty ? "there is nothing here to copy" : nil }

    mutating func openCopyMenu() {
        let items = copies.map { PickRequest.Item(String($0.key), key: $0.key, $0.name, detail: $0.detail) }
        overlay = .pick(PickState(PickRequest(Self.copyMenu, "Copy", items: items), owner: nil))
    }

    /// Says what was sent and how much of it: whether the terminal took it, nobody tells us.
    mutating func copy(_ letter: String) -> [Work] {
        guard let item = copies.first(where: { String($0.key) == letter }) else { return [] }
        let clipping = Clipping(item.text())
        guard !clipping.text.isEmpty else {
            show(Toast("the \(item.name) is empty: nothing was copied", .failed))
            return []
        }
        let size = Self.size(clipping.text.utf8.count)
        let what: SafeText =
            clipping.isCut
            ? "the first \(size) of \(Self.size(clipping.total)) of the \(item.name), all that terminals take"
            : "\(item.name), \(item.detail.isEmpty || item.key == "r" ? size : item.detail)"
        show(Toast("sent to the clipboard\(clipboardWay): \(what)", .done))
        return [.copy(clipping)]
    }

    /// `812 B`, `73.2 KiB`.
    private static func size(_ bytes: Int) -> SafeText {
        bytes < 1_024 ? "\(bytes) B" : "\(bytes / 1_024).\(bytes % 1_024 * 10 / 1_024) KiB"
    }
}
