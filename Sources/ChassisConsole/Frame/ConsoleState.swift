import ChassisCore
import ChassisStore
import ChassisSurface

/// The whole console as a value: what is shown follows from it alone.
///
/// `reduce` is the only way to change it. It knows no store, no terminal and no clock: times come with the events, and
/// what has to be done outside comes back as `Work`.
struct ConsoleState: Sendable {
    var screens: [ScreenName: any Screen]
    var screenNames: [ScreenName]
    /// The one that is shown.
    var shown: ScreenName
    /// The screen before this one, for `-`.
    var lastShown: ScreenName?
    var drills: [Drill] = []
    var overlay: Overlay?
    var toast: (toast: Toast, until: Timestamp)?
    var now: Timestamp
    var width = 0
    var height = 0
    var isReadOnly: Bool
    var user: String
    var utcOffset: Duration
    var workspace: Workspace?
    var name: SafeText
    var engine = EngineState.none
    var summary: QueueSummary?
    var troubles = StandingTroubles()
    /// The moment that the display stands still at, and how the queue stood.
    var pause: (at: Timestamp, summary: QueueSummary?)?
    var themes: [String]
    var theme: String
    var questions: [QuestionKey: Question] = [:]
    var lastNumber = 0
    /// Something was committed while a question was open.
    var hasUnseenChange = false
    var isQuitArmed = false
    /// " through tmux", where something stands before the clipboard.
    var clipboardWay = SafeText.empty

    /// What a drill left: where it was, and the screen that it took over, as it was.
    struct Drill: Sendable {
        var from: ScreenName
        var replaced: any Screen
    }

    struct QuestionKey: Hashable {
        var screen: ScreenName?
        var slot: Slot
    }

    struct Question: Sendable {
        var number: Int
        var next: Query?
    }

    /// - Throws: `KeymapError` when two actions of one focus have the same key.
    init(
        screens: [any Screen] = ScreenRegistry.screens(), first: ScreenName = .jobs, now: Timestamp,
        name: SafeText = .empty,
        isReadOnly: Bool = false, user: String = "", utcOffset: Duration = .zero, themes: [String] = [],
        theme: String = ""
    ) throws(KeymapError) {
        let known = Dictionary(screens.map { (type(of: $0).name, $0) }, uniquingKeysWith: { first, _ in first })
        let names = ScreenName.allCases.filter { known[$0] != nil }
        self.screens = known
        screenNames = names
        shown = known[first] == nil ? names.first ?? .jobs : first
        self.now = now
        self.name = name
        self.isReadOnly = isReadOnly
        self.user = user
        self.utcOffset = utcOffset
        self.themes = themes
        self.theme = theme
        for screen in screens {
            for focus in screen.everyFocus(context) {
                try Keymap.check(focus.name, FrameActions.items(of: self) + focus.actions)
            }
        }
    }

    var context: ScreenContext {
        ScreenContext(
            now: pause?.at ?? now, body: FrameLayout(width: width, height: height).body, isReadOnly: isReadOnly,
            user: user, isPaused: pause != nil, engine: engine, workspace: workspace, utcOffset: utcOffset,
            troubles: troubles)
    }

    /// Changes that a pause keeps from the screen: jobs that came and jobs that ended.
    var heldBack: Int {
        guard let pause, let before = pause.summary, let summary else { return 0 }
        func all(_ summary: QueueSummary) -> Int { summary.counts.values.reduce(0, +) }
        return max(0, all(summary) - all(before))
            + max(0, (all(summary) - summary.unfinished) - (all(before) - before.unfinished))
    }

    /// When something on the screen changes by itself; `nil` while nothing does.
    var nextTick: Timestamp? {
        let screenTick = pause == nil ? screens[shown]?.nextTick(context) : nil
        return [screenTick, toast?.until].compactMap(\.self).min()
    }
}
