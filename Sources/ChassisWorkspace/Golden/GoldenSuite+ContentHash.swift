package import ChassisCore
import Crypto
import Foundation

extension GoldenSuite {
    /// SHA-256 over the samples, 64 hexadecimal digits: equal for equal samples in equal order, however their lines are
    /// written. The order of members and `1` or `1.0` make no difference, because they make none to a scorer.
    package static func contentHash(of samples: [GoldenSample]) -> String {
        var hash = SHA256()
        for sample in samples { hash.update(data: Array((canonical(sample.json).text + "\n").utf8)) }
        return hash.finalize().hexadecimal
    }

    private static func canonical(_ value: JSON) -> JSON {
        switch value {
        case .object(let object):
            let members = object.members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            return .object(JSONObject(members.map { ($0.name, canonical($0.value)) }))
        case .array(let elements): return .array(elements.map(canonical))
        case .number(let number): return Int64(exactly: number).map { .integer($0) } ?? value
        default: return value
        }
    }
}
