extension Int {
    /// `1 sample`, `2 samples`.
    package func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
