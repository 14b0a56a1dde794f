import Crypto

/// SHA-256 over texts, each led by its length, so that no two lists of texts give the same bytes.
enum PartsDigest {
    static func of(_ parts: [String]) -> SHA256.Digest {
        var hash = SHA256()
        for part in parts {
            hash.update(data: Array("\(part.utf8.count):".utf8))
            hash.update(data: Array(part.utf8))
        }
        return hash.finalize()
    }
}
