import ChassisCore
import ChassisSurface
import ChassisWorkspace

extension CheckCommand {
    /// Prints what the reference says of a key, a block or a file; of `all`, the page of the documentation.
    ///
    /// - Throws: `UnknownKey`.
    func printExplanation(of key: String) throws {
        if key == "all", !global.json { return StandardStream.output.write(ConfigurationReference.page) }
        let blocks = key == "all" ? ConfigurationReference.blocks : ConfigurationReference.entries(of: key)
        guard !blocks.isEmpty else { throw UnknownKey(key) }
        if global.json {
            for block in blocks { for key in block.keys { StandardStream.output.writeLine(block.row(of: key)) } }
        } else {
            StandardStream.output.writeLine(blocks.map(\.explanation).joined(separator: "\n\n"))
        }
    }
}

/// A key that no file of a workspace has.
struct UnknownKey: OperatorError {
    let code = "unknown_key"
    let message: String
    let remedy: String? = "see all of them: chassis check --explain all"

    init(_ key: String) {
        let near = ConfigurationReference.suggestion(for: key)
        message = "No file of a workspace has a key '\(key)'" + (near.map { "; did you mean '\($0)'?" } ?? ".")
    }
}

extension ConfigurationBlock {
    fileprivate func row(of key: ConfigurationKey) -> JSON {
        [
            "file": .string(places[0].file.rawValue), "block": .string(places[0].path), "key": .string(key.name),
            "values": .string(key.values), "required": .bool(key.usual == .required),
            "default": .init(key.usual.said), "meaning": .string(key.meaning),
        ]
    }

    /// For a terminal: where it stands, what it is for, its keys, an example.
    fileprivate var explanation: String {
        let place = places[0].path.isEmpty ? title : "\(title) in \(places[0].file.rawValue)"
        let also = otherPlaces.isEmpty ? "" : "; also " + otherPlaces.joined(separator: ", ")
        let width = keys.map(\.name.count).max() ?? 0
        let rows = keys.flatMap { key in
            let gap = String(repeating: " ", count: width - key.name.count)
            let indent = String(repeating: " ", count: width + 4)
            return ["  \(key.name)\(gap)  \(key.values) (\(key.usual.words))"]
                + Self.lines(key.meaning, columns: 98 - width).map { indent + $0 }
        }
        let shown = example.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
        return ([place + also] + Self.lines(purpose, columns: 100) + [""] + rows + [""] + shown).joined(separator: "\n")
    }

    private static func lines(_ text: String, columns: Int) -> [String] {
        SafeText(text).wrapped(to: columns).map(\.string.trimmingTrailingSpaces)
    }
}

extension ConfigurationKey.Default {
    /// `nil` where there is none.
    fileprivate var said: String? {
        switch self {
        case .required, .words("–"): nil
        case .value(let text), .words(let text): text
        }
    }

    fileprivate var words: String {
        self == .required ? "required" : said.map { "default: \($0)" } ?? "may be left out"
    }
}
