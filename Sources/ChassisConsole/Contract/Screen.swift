import ChassisCore
import ChassisSurface

/// One screen of the console: a value that events change, and that draws itself.
///
/// It knows no store, no clock and no terminal. What it wants to know it asks for by `Effect.ask`; what it wants typed,
/// picked or confirmed it leaves to the frame by `Effect.prompt`, `.pick` and `.confirm`.
protocol Screen: Sendable {
    static var name: ScreenName { get }

    /// What can be done in the present focus. Footer, help, palette and the read-only gate come from this list, and a
    /// key that isn't in it does nothing. Costs must stay small: it is asked for at each key and each frame.
    func actions(_ context: ScreenContext) -> [ActionItem]

    /// The action lists of every focus the screen can have, by a name for messages; checked for double keys at start.
    func everyFocus(_ context: ScreenContext) -> [(name: String, actions: [ActionItem])]

    mutating func handle(_ event: ScreenEvent, _ context: ScreenContext) -> [Effect]

    /// Takes the newest answer of a slot; answers to questions that were asked again since never arrive.
    mutating func receive(_ answer: Answer, for slot: Slot, _ context: ScreenContext) -> [Effect]

    /// Goes one step back inside the screen (detail to list, clear a search); `nil` when there is none.
    mutating func back(_ context: ScreenContext) -> [Effect]?

    func draw(in area: Rect, on surface: inout Surface, _ context: ScreenContext)

    /// What the line above the footer says while nothing is typed there: counts, filter, sort.
    func status(_ context: ScreenContext) -> StatusLine

    /// What can be copied in the present focus. Asked for at each key, so texts are made when they are wanted.
    func copies(_ context: ScreenContext) -> [CopyItem]

    /// When what is shown changes by itself (an age, a hold that ends); `nil` when it doesn't. Idle must cost nothing.
    func nextTick(_ context: ScreenContext) -> Timestamp?
}

extension Screen {
    func everyFocus(_ context: ScreenContext) -> [(name: String, actions: [ActionItem])] {
        [(Self.name.rawValue, actions(context))]
    }
    mutating func back(_ context: ScreenContext) -> [Effect]? { nil }
    func copies(_ context: ScreenContext) -> [CopyItem] { [] }
    func nextTick(_ context: ScreenContext) -> Timestamp? { nil }
}

/// What a screen is told.
enum ScreenEvent: Sendable {
    /// It comes to the front, again or for the first time: ask for what it needs.
    case shown
    /// It is opened at a place by a drill.
    case opened(Destination)
    /// A key or the palette chose one of its enabled actions.
    case action(ActionID)
    /// Something was committed since it last asked; never sent while paused or while its questions are open.
    case storeChanged
    /// The moment of `nextTick` has come.
    case tick
    /// The area has another size, in `context.body`.
    case resized
    case prompt(PromptID, PromptEvent)
    case pick(PromptID, PickEvent)
    /// The operator said yes.
    case confirmed(PromptID)
}

/// What stands around a screen when it acts or draws.
struct ScreenContext: Sendable {
    var now: Timestamp
    /// Where the screen draws.
    var body: Rect
    var isReadOnly = false
    /// Who sits here, for what is assigned to "me".
    var user = ""
    var isPaused = false
    /// Who works the jobs that are shown.
    var engine = EngineState.none
    /// The configuration, for plans and prices; `nil` when none could be read.
    var workspace: Workspace?
    /// How far local time is ahead of UTC.
    var utcOffset: Duration = .zero
    var troubles = StandingTroubles()
}

/// The line above the footer: parts from the left, dropped from the end when they don't fit, and a state at the right.
struct StatusLine: Sendable {
    var parts: [Table.Content]
    var trailing: Table.Content?

    init(_ parts: [Table.Content] = [], trailing: Table.Content? = nil) {
        self.parts = parts
        self.trailing = trailing
    }
}
