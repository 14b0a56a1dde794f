/// What a prompt's activations say together.
package enum PromptHistory {
    /// The version to go back to: the one that held before the present one, leaving out what was taken back before.
    ///
    /// Going back twice goes two steps, not to and fro. Ending a canary is a step: back to the version beside it.
    ///
    ///     activated 1, 2, 3, taken back to 2   // the version before is 1
    ///
    /// - Parameters:
    ///   - activations: All of the prompt, newest first.
    ///   - present: What holds now.
    ///   - exists: Whether the workspace still has a version.
    /// - Returns: `nil` when nothing held before.
    package static func versionBefore(
        _ present: PromptChoice, activations: [Activation], exists: (Int) -> Bool
    ) -> Int? {
        if present.canary != nil { return present.version }
        var versions: [Int] = []
        func put(_ version: Int) { if versions.last != version { versions.append(version) } }
        if let first = activations.last { put(first.configuredVersion) }
        for activation in activations.reversed() {
            if activation.isRollback {
                while versions.count > 1, versions.last != activation.version { versions.removeLast() }
            }
            put(activation.version)
        }
        if present.activation == nil { put(present.version) }
        return versions.last { $0 != present.version && exists($0) }
    }
}
