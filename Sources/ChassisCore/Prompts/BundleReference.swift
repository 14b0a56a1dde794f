/// Names a bundle: a feature, with one version of its prompt. Written `support-answer@3`.
package struct BundleReference: Hashable, Sendable, CustomStringConvertible {
    package var feature: String
    package var version: Int

    package init(feature: String, version: Int) {
        self.feature = feature
        self.version = version
    }

    /// Reads `FEATURE@VERSION`.
    package init?(_ text: some StringProtocol) {
        guard let mark = text.lastIndex(of: "@"), let version = Int(text[text.index(after: mark)...]), version > 0,
            mark != text.startIndex
        else { return nil }
        self.init(feature: String(text[..<mark]), version: version)
    }

    package var description: String { "\(feature)@\(version)" }
}
