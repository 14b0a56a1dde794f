import ChassisCore
package import ChassisStore
import ChassisSurface

/// What the console is told, by the driver alone.
enum ConsoleEvent: Sendable {
    case key(Key)
    /// Pasted text: it is typed where something is typed, and never acts as keys.
    case paste(String)
    case resize(width: Int, height: Int)
    /// Back from a stop, or the screen was disturbed.
    case resumed
    /// The store has changed since it was last asked.
    case storeChanged
    /// The moment of `nextTick` has come.
    case tick
    case open(Destination)
    case engine(EngineState)
    case workspace(Workspace)
    case rejected(mistake: String, count: Int)
    case notice(String)
    /// Why the store takes no writes: its file is not where it was opened, or its disk is full; `nil` once it does again.
    case obstacle(StoreError?)
    case answer(Ticket, Answer)
}

/// Who works the jobs that are shown.
package enum EngineState: Hashable, Sendable {
    /// This process; how many jobs it runs now.
    case working(Int)
    /// This process, and it can't take jobs or keep their answers.
    case stuck(StoreError)
    /// Another process serves this workspace.
    case elsewhere
    case none
}

/// What the driver has to do.
enum Work: Sendable {
    case ask(Query, Ticket)
    case act(JobAction, [JobTarget], Ticket)
    case command(Command, Ticket)
    case theme(String)
    case repaint
    case copy(Clipping)
    case quit
}

/// Ties an answer to its question. An answer whose ticket is no longer open is dropped.
struct Ticket: Hashable, Sendable {
    /// `nil` for the frame's own questions.
    let screen: ScreenName?
    let slot: Slot
    let number: Int
}
