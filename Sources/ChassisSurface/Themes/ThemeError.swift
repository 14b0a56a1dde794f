/// What is wrong with a theme, all of it at once.
package struct ThemeError: Error, Equatable, CustomStringConvertible {
    package struct Problem: Hashable, Sendable, CustomStringConvertible {
        package let file: String
        /// From 1; 0 for the file as a whole.
        package let line: Int
        /// What is wrong, what was expected, what was found.
        package let text: String

        package var description: String { line > 0 ? "\(file):\(line): \(text)" : "\(file): \(text)" }
    }

    package let problems: [Problem]

    package var code: String { "theme_invalid" }
    package var message: String { problems.map(\.description).joined(separator: "; ") }
    package var remedy: String? { "correct the theme, or choose another one: chassis console --theme dark" }
    package var description: String { message }
}
