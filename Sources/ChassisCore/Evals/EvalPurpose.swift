/// Why an eval run was made. Stores and programs keep the raw values.
package enum EvalPurpose: String, Hashable, Sendable, Codable {
    /// Somebody asked for it.
    case manual
    /// An activation waits for what it finds.
    case gate
    /// A closer look at the differences that another run found.
    case confirm
}
