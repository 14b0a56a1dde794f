import Foundation

/// Finds themes by name in folders, first one first, and resolves what they inherit.
package struct ThemeLibrary: Sendable {
    package let folders: [String]

    /// The theme everything starts from.
    package static let fallbackName = "dark"

    package init(folders: [String]) { self.folders = folders }

    /// The workspace's own `themes`, the development tree's, then the installed ones.
    ///
    /// - Parameters:
    ///   - workspace: The folder with `chassis.yaml`, if one is known.
    ///   - executable: Path of the running binary.
    package static func standard(workspace: String?, executable: String) -> ThemeLibrary {
        let binary = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        var folders: [String] = []
        if let workspace { folders.append(workspace + "/themes") }
        for up in ["themes", "../themes", "../../themes", "../../../themes", "../share/chassis/themes"] {
            folders.append(binary.appendingPathComponent(up).standardizedFileURL.path)
        }
        folders.append("/usr/share/chassis/themes")
        return ThemeLibrary(folders: folders)
    }

    /// Names of all themes found, sorted, the built-in ones among them.
    package var names: [String] {
        var names = Set(ThemeLibrary.builtInSources.keys)
        for folder in folders {
            for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            where file.hasSuffix(".yaml") {
                names.insert(String(file.dropLast(5)))
            }
        }
        return names.sorted()
    }

    /// Loads a theme by name, or by path when `name` has a slash.
    ///
    /// - Throws: `ThemeError` with every problem of the file and of those it inherits.
    package func load(_ name: String) throws(ThemeError) -> Theme {
        var chain: [ThemeFile] = []
        var seen: Set<String> = []
        var next: (name: String, from: String, line: Int)? = (name, "", 0)
        while let wanted = next {
            if seen.contains("file:" + wanted.name), seen.insert("built-in:" + wanted.name).inserted,
                let source = ThemeLibrary.builtInSources[wanted.name]
            {
                // A scheme named light that inherits light means the built-in one.
                let file = ThemeFile(file: "built-in", yaml: source)
                chain.append(file)
                next = file.inherits.map { ($0.name, file.file, $0.line) }
                continue
            }
            guard seen.insert("file:" + wanted.name).inserted, chain.count < 8 else {
                throw ThemeError(problems: [
                    .init(
                        file: wanted.from, line: wanted.line,
                        text: "inherits, expected no circle, found '\(wanted.name)' again")
                ])
            }
            let file = try read(wanted.name, from: wanted.from, line: wanted.line)
            chain.append(file)
            next = file.inherits.map { ($0.name, file.file, $0.line) }
        }
        return try ThemeLibrary.build(name, chain)
    }

    /// The theme that needs no choice.
    package static let builtIn: Theme = {
        let file = ThemeFile(file: "built-in", yaml: builtInSources[fallbackName] ?? "")
        // Its source is ours and tested: with problems it would show as plain text, not fail.
        return (try? build(fallbackName, [file])) ?? Theme(name: fallbackName, variant: .dark, looks: ThemeLooks())
    }()

    private func read(_ name: String, from: String, line: Int) throws(ThemeError) -> ThemeFile {
        let paths = name.contains("/") ? [name] : folders.map { "\($0)/\(name).yaml" }
        for path in paths where FileManager.default.fileExists(atPath: path) {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw ThemeError(problems: [
                    .init(file: path, line: 0, text: "theme, expected a readable file, found none")
                ])
            }
            let short = URL(fileURLWithPath: path).lastPathComponent
            return ThemeFile(
                file: name.contains("/") ? path : short,
                yaml: String(decoding: data.prefix(ThemeFile.longestFile + 1), as: UTF8.self))
        }
        if let source = ThemeLibrary.builtInSources[name] { return ThemeFile(file: "built-in", yaml: source) }
        let shown = SafeText(name, upTo: 60).string
        throw ThemeError(problems: [
            .init(
                file: from.isEmpty ? "themes/\(shown).yaml" : from, line: line,
                text: "theme, expected one of \(names.joined(separator: ", ")), found '\(shown)'")
        ])
    }

    /// Merges a chain of files, the heir first.
    static func build(_ name: String, _ chain: [ThemeFile]) throws(ThemeError) -> Theme {
        var problems = chain.flatMap(\.problems)
        var palette: [String: Theme.Colour] = ["default": .terminal]
        for file in chain.reversed() { palette.merge(file.palette) { _, own in own } }
        var looks = ThemeLooks()
        for file in chain.reversed() {
            for entry in file.roles {
                var look = looks.looks[entry.name] ?? ThemeLooks.Look()
                func resolve(_ word: (text: String, line: Int)?) -> Theme.Colour? {
                    guard let word else { return nil }
                    if let known = palette[word.text] { return known }
                    if let colour = RGB(word.text) { return .fixed(colour) }
                    let found = SafeText(word.text, upTo: 40).string
                    problems.append(
                        .init(
                            file: file.file, line: word.line,
                            text: "colour of '\(entry.name)', expected a palette name or \"#RRGGBB\", found '\(found)'")
                    )
                    return nil
                }
                look.foreground = resolve(entry.foreground) ?? look.foreground
                look.background = resolve(entry.background) ?? look.background
                look.emphasis = entry.emphasis ?? look.emphasis
                looks.looks[entry.name] = look
            }
        }
        guard problems.isEmpty else { throw ThemeError(problems: problems) }
        let variant = chain.lazy.compactMap(\.variant).first ?? .dark
        return Theme(name: name, variant: variant, looks: looks)
    }
}
