import ChassisSurface

/// Names a prompt, a list or a question within its screen.
struct PromptID: Hashable, Sendable, ExpressibleByStringLiteral {
    let name: String
    init(stringLiteral value: String) { name = value }
}

/// A line to be typed. The frame edits it; ↑ and ↓ walk through the history.
struct PromptRequest: Sendable {
    var id: PromptID
    var label: SafeText
    var text: String
    /// Oldest first.
    var history: [String]
    var hint: SafeText
    /// Unicode scalars that are taken, without the blanks around; a longer text is told to be too long, and stays.
    var limit: Int
    /// What the text before the cursor may go on as, whole; ⇥ fills it in.
    var completions: (@Sendable (String) -> [String])?

    init(
        _ id: PromptID, label: SafeText, text: String = "", history: [String] = [], hint: SafeText = .empty,
        limit: Int = PromptState.longest, completions: (@Sendable (String) -> [String])? = nil
    ) {
        self.id = id
        self.label = label
        self.text = text
        self.history = history
        self.hint = hint
        self.limit = limit
        self.completions = completions
    }
}

enum PromptEvent: Sendable {
    /// After each change of the text, for live preview.
    case changed(String)
    case done(String)
    case cancelled
}

/// One of a list to be chosen; typing narrows the list when it `isSearchable`.
struct PickRequest: Sendable {
    struct Item: Sendable {
        /// What comes back.
        var id: String
        /// A key that chooses it at once.
        var key: Character?
        var title: SafeText
        var detail: SafeText
        var disabled: SafeText?

        init(
            _ id: String, key: Character? = nil, _ title: SafeText, detail: SafeText = .empty,
            disabled: SafeText? = nil
        ) {
            self.id = id
            self.key = key
            self.title = title
            self.detail = detail
            self.disabled = disabled
        }
    }

    var id: PromptID
    var title: SafeText
    var items: [Item]
    var selected: Int
    var isSearchable: Bool

    init(_ id: PromptID, _ title: SafeText, items: [Item], selected: Int = 0, isSearchable: Bool = false) {
        self.id = id
        self.title = title
        self.items = items
        self.selected = selected
        self.isSearchable = isSearchable
    }
}

enum PickEvent: Sendable {
    /// The bar stands on another item, for live preview.
    case moved(String)
    case done(String)
    case cancelled
}

/// A question that names what is hit. `y` or enter on the chosen button says yes; esc and `n` say no.
struct ConfirmRequest: Sendable {
    var id: PromptID
    var title: SafeText
    var lines: [Table.Content]
    /// What `y` does: "cancel 3 jobs".
    var verb: SafeText
    var isDangerous: Bool
}
