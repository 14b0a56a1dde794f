import ChassisSurface

/// Names an action within its screen.
struct ActionID: Hashable, Sendable, ExpressibleByStringLiteral, RawRepresentable {
    let rawValue: String
    init(rawValue: String) { self.rawValue = rawValue }
    init(stringLiteral value: String) { rawValue = value }
}

/// Something an operator can do, told once: footer, help, palette, the read-only gate and the tests read it from here.
struct ActionItem: Sendable {
    enum Danger: Sendable {
        /// Only looks.
        case none
        /// Changes the store: refused when read-only.
        case changes
        /// Changes it in a way that loses work: asked about first, and coloured so.
        case destroys
    }

    var id: ActionID
    /// The first is the one shown; the others work silently.
    var keys: [Key]
    /// A verb or two for the footer: "retry".
    var name: SafeText
    /// A sentence for help and palette.
    var description: SafeText
    /// The heading in help.
    var group: SafeText
    var danger: Danger
    /// Why it can't be done now.
    var disabled: SafeText?
    /// Whether the footer may show it; help always does.
    var isInFooter: Bool

    init(
        _ id: ActionID, _ keys: [Key], _ name: SafeText, _ description: SafeText, group: SafeText,
        danger: Danger = .none, disabled: SafeText? = nil, isInFooter: Bool = false
    ) {
        self.id = id
        self.keys = keys
        self.name = name
        self.description = description
        self.group = group
        self.danger = danger
        self.disabled = disabled
        self.isInFooter = isInFooter
    }

    /// Why it is refused, by the console being read-only or by itself.
    func refusal(_ context: ScreenContext) -> SafeText? {
        context.isReadOnly && danger != .none ? "the console is read-only" : disabled
    }
}
