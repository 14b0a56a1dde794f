extension GoldenSuite {
    /// The feature that the suite is for, which a run asks unless it is told otherwise: the one of its name, else the one
    /// that all of its samples name; `nil` for a suite of several or of none. One that samples name may not be there.
    package func feature(in workspace: Workspace) -> String? {
        if let feature = workspace.feature(name) { return feature.name }
        let named = Set(samples.map { $0.options["feature"]?.string })
        return named.count == 1 ? named.first ?? nil : nil
    }

    /// Whether a run asks samples of a feature of their own prompt: the suite is for that feature, or for none, or the
    /// feature names it as its own.
    package func takes(_ feature: String, in workspace: Workspace) -> Bool {
        Self.takes(feature, named: name, for: self.feature(in: workspace), in: workspace)
    }

    /// The same of a suite that is known by its name and the feature that it is for; `nil` for none.
    package static func takes(
        _ feature: String, named name: String, for own: String?, in workspace: Workspace?
    ) -> Bool {
        [nil, feature].contains(own) || workspace?.feature(feature)?.evals.suite == name
    }
}
