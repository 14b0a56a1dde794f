import ChassisCore
import Synchronization

/// Which schemas services have refused to hold their models to: what is left of one may be too little for them, and the next
/// job need not try again.
final class SchemaRefusals: Sendable {
    private static let most = 1000
    private let known = Mutex<Set<[UInt8]>>([])

    func note(_ schema: JSON, by model: Model) {
        let key = Self.key(schema, model)
        known.withLock { if $0.count < Self.most { $0.insert(key) } }
    }

    /// - Complexity: O(1) where nothing is known, which is nearly always; else O(length of the schema).
    func contains(_ schema: JSON, by model: Model) -> Bool {
        guard known.withLock({ !$0.isEmpty }) else { return false }
        let key = Self.key(schema, model)
        return known.withLock { $0.contains(key) }
    }

    func forget() { known.withLock { $0 = [] } }

    private static func key(_ schema: JSON, _ model: Model) -> [UInt8] {
        Array(PartsDigest.of([model.provider, model.id, schema.text]))
    }
}
