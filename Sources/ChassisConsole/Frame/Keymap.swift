import ChassisCore
import ChassisSurface

/// Two meanings for one key: a mistake of ours, told at the start and not at the keyboard.
package enum KeymapError: OperatorError, Hashable {
    case doubleKey(String, focus: String, actions: [String])
    case noKey(focus: String, action: String)

    package var code: String { "bad_keymap" }
    package var message: String {
        switch self {
        case .doubleKey(let key, let focus, let actions):
            "The key '\(key)' has two meanings in \(focus): \(actions.joined(separator: " and "))."
        case .noKey(let focus, let action): "The action '\(action)' of \(focus) has no key."
        }
    }
    package var remedy: String? { "this is a defect of Chassis: please report it" }
}

/// Looks keys up in a list of actions.
enum Keymap {
    static func check(_ focus: String, _ items: [ActionItem]) throws(KeymapError) {
        var owners: [Key: ActionItem] = [:]
        for item in items {
            guard !item.keys.isEmpty else { throw .noKey(focus: focus, action: item.id.rawValue) }
            for key in item.keys {
                if let other = owners.updateValue(item, forKey: key) {
                    throw .doubleKey("\(key)", focus: focus, actions: [other.id.rawValue, item.id.rawValue])
                }
            }
        }
    }

    static func item(for key: Key, in items: [ActionItem]) -> ActionItem? {
        items.first { $0.keys.contains(key) }
    }

    /// The first key of an action as help and footer show it.
    static func shown(_ item: ActionItem) -> SafeText {
        guard let key = item.keys.first else { return .empty }
        return switch key {
        case .control(let character): SafeText("^\(character)")
        case .up: "↑"
        case .down: "↓"
        default: SafeText(key.description)
        }
    }
}
