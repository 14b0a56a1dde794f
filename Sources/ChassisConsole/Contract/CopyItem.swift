import ChassisCore
import ChassisSurface

/// Something of a screen that can be sent to the operator's clipboard: `y`, then its letter.
///
/// The same letters everywhere: `i` the id of what is shown, `j` job or run, `t` trace, `a` what was asked,
/// `p` prompt, `x` context, `w` the model's own answer, `o` the answer that was given, `e` error, `n` reason, `r` row,
/// `c` command.
struct CopyItem: Sendable {
    let key: Character
    /// What it is, for the list and the message: "trace id".
    let name: SafeText
    /// What shows of it in the list; nothing for long texts.
    let detail: SafeText
    /// Asked for when it is chosen. What is masked stays masked in it.
    let text: @Sendable () -> String

    init(_ key: Character, _ name: SafeText, detail: SafeText = .empty, text: @escaping @Sendable () -> String) {
        self.key = key
        self.name = name
        self.detail = detail
        self.text = text
    }

    /// A short one, which the list shows.
    init(_ key: Character, _ name: SafeText, _ text: String) {
        self.init(key, name, detail: Shown.line(text, upTo: 60)) { text }
    }

    /// A row of a table, its cells a tab apart.
    init(row cells: [Table.Content]) {
        let texts = cells.map(\.text.string.trimmed).filter { !$0.isEmpty }
        self.init("r", "row", detail: "as it stands here, tabs between") { texts.joined(separator: "\t") }
    }
}
