import ChassisCore
import ChassisStore
import ChassisSurface

/// What a screen wants done about an event, in order.
enum Effect: Sendable {
    /// Asks the store. A slot has one question open at a time: of those asked meanwhile only the last is put, and
    /// only its answer arrives.
    case ask(Query, Slot)
    /// Acts on jobs as they were when they were seen; the answer is `.outcomes`.
    case act(JobAction, [JobTarget], Slot)
    /// Has the engine do something; the answer is `.commanded`, however long it takes.
    case command(Command, Slot)
    case open(Destination)
    case toast(Toast)
    case prompt(PromptRequest)
    /// The same after the engine has refused what was typed, with why; only a message where something else is typed or
    /// shown by then.
    case promptAgain(PromptRequest, why: SafeText)
    /// What stands under the prompt that is open: what is wrong, or a hint.
    case promptNote(SafeText, isError: Bool)
    case pick(PickRequest)
    case confirm(ConfirmRequest)
}

/// Names a question within its screen, so that a newer one replaces it.
struct Slot: Hashable, Sendable, ExpressibleByStringLiteral {
    let name: String
    init(stringLiteral value: String) { name = value }
}

enum JobAction: String, Sendable {
    case cancel, retry
}

/// A message that goes by itself.
struct Toast: Sendable {
    enum Kind: Sendable { case info, done, failed }
    var text: SafeText
    var kind: Kind

    init(_ text: SafeText, _ kind: Kind = .info) {
        self.text = text
        self.kind = kind
    }

    var role: Role {
        switch kind {
        case .info: .info
        case .done: .ok
        case .failed: .danger
        }
    }
}
