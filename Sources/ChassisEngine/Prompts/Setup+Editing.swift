package import ChassisCore

/// A version whose file says something else than it did when the version was put in force.
package struct EditedVersion: Hashable, Sendable {
    package var prompt: String
    package var version: Int
    /// When it was activated.
    package var since: Timestamp

    /// For people, as a sentence.
    package var text: String {
        "prompts/\(prompt)/\(version).md was edited since \(prompt)@\(version) was activated at \(since.rfc3339): "
            + "jobs get the text as it is now, and its figures begin when it is activated again"
    }
}

/// An activation puts a version in force as its file is. A file that is edited later changes what holds under the same
/// name, so each activation keeps a hash of what it was about: what was measured of one text is never told of another.
extension Setup {
    /// What of the activated versions has been edited since, in the workspace's order.
    package var editedVersions: [EditedVersion] {
        var seen: Set<EditedVersion> = []
        return workspace.features.flatMap { edited($0) }.filter { seen.insert($0).inserted }
    }

    /// What people should know of the stored activations, as sentences.
    package var activationWarnings: [String] { ignoredActivations + editedVersions.map(\.text) }

    private func edited(_ feature: Feature) -> [EditedVersion] {
        let choice = choice(of: feature)
        // What waits for its gate is not in force, edited or not.
        guard choice.kept == nil, let activation = choice.activation else { return [] }
        return [choice.version, choice.canary?.version].compactMap(\.self)
            .filter { isEdited($0, since: activation) }
            .map { EditedVersion(prompt: feature.prompt, version: $0, since: activation.at) }
    }

    private func isEdited(_ version: Int, since activation: Activation) -> Bool {
        guard let then = activation.textHash(of: version), let now = textHash(activation.prompt, version) else {
            return false
        }
        return then != now
    }

    /// The activation that a job's figures count for; 0 where a file decides, and where the text is not the one that
    /// was activated.
    ///
    /// - Parameter feature: With the version of its prompt that the job got.
    func countedActivation(of feature: Feature) -> Int64 {
        editedSince(feature) == nil ? activation(of: feature)?.id ?? 0 : 0
    }

    /// When the version that a feature runs with was activated, if its file was edited since.
    func editedSince(_ feature: Feature) -> Timestamp? {
        guard feature.keptBundle == nil, let activation = activation(of: feature),
            isEdited(feature.promptVersion, since: activation)
        else { return nil }
        return activation.at
    }

    /// Of a version's file as it is now; `nil` where there is none.
    package func textHash(_ prompt: String, _ version: Int) -> String? {
        textHashes[BundleReference(feature: prompt, version: version)]
    }

    /// The activation with the hashes of what it puts in force.
    func hashed(_ activation: Activation) -> Activation {
        var activation = activation
        activation.textHash = textHash(activation.prompt, activation.version)
        if let version = activation.canary?.version {
            activation.canary?.textHash = textHash(activation.prompt, version)
        }
        return activation
    }

    /// Of every version, 12 hexadecimal digits over its texts, its examples and what its front matter fixes.
    ///
    /// - Parameter promptHashes: Of texts and examples alone.
    static func textHashes(
        of workspace: Workspace, _ promptHashes: [BundleReference: String]
    ) -> [BundleReference: String] {
        let hashes = workspace.prompts.map { prompt in
            let reference = BundleReference(feature: prompt.name, version: prompt.version)
            let digest = PartsDigest.of([promptHashes[reference] ?? "", prompt.bundle.text]).hexadecimal
            return (reference, String(digest.prefix(12)))
        }
        return Dictionary(hashes) { first, _ in first }
    }
}
