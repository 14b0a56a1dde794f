package import ChassisCore
import Crypto
import Foundation

extension GoldenSuite {
    /// SHA-256 over the samples, 64 hexadecimal digits: equal for equal samples in equal order, however their lines are
    /// written. The order of members and `1` or `1.0` make no difference, because they make none to a scorer.
    package static func contentHash(of samples: [GoldenSample]) -> String {
        var hash = SHA256()
        for sample in samples { hash.update(data: Array((sample.json.canonical.text + "\n").utf8)) }
        return hash.finalize().hexadecimal
    }
}
