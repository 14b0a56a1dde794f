import ChassisCore
import Crypto

/// A key as its holder has it: `chassis_ID_SECRET`, both parts in the letters of base 32.
///
/// The prefix lets scanners for leaked secrets find it. The secret has 256 bits; the store holds its SHA-256, which no
/// dictionary helps against.
struct KeyText: Sendable {
    static let prefix = "chassis_"
    private static let idLength = 12
    private static let secretLength = 52

    let id: String
    let secret: [UInt8]

    var text: String { "\(Self.prefix)\(id)_\(String(decoding: secret, as: UTF8.self))" }
    var secretHash: [UInt8] { Array(SHA256.hash(data: secret)) }

    static func new() -> KeyText {
        var random = SystemRandomNumberGenerator()
        return KeyText(
            id: String(decoding: letters(idLength, &random), as: UTF8.self), secret: letters(secretLength, &random))
    }

    /// `nil` for anything that can't be a key: nothing else is ever looked up.
    init?(parsing text: some StringProtocol) {
        let bytes = Array(text.utf8)
        let prefix = Self.prefix.utf8
        guard bytes.count == prefix.count + Self.idLength + 1 + Self.secretLength, bytes.starts(with: prefix) else {
            return nil
        }
        let id = bytes[prefix.count..<prefix.count + Self.idLength]
        let secret = bytes[(prefix.count + Self.idLength + 1)...]
        guard bytes[prefix.count + Self.idLength] == UInt8(ascii: "_"), id.allSatisfy(Self.isLetter),
            secret.allSatisfy(Self.isLetter)
        else { return nil }
        self.init(id: String(decoding: id, as: UTF8.self), secret: Array(secret))
    }

    private init(id: String, secret: [UInt8]) {
        self.id = id
        self.secret = secret
    }

    /// Whether this key's secret is the one of the hash, in a time that does not depend on where they differ.
    func matches(_ hash: [UInt8]) -> Bool { SHA256.hash(data: secret) == hash }

    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// Whether the alphabet has it.
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(byte)
    }

    /// Five random bits a letter.
    private static func letters(_ count: Int, _ random: inout SystemRandomNumberGenerator) -> [UInt8] {
        (0..<count).map { _ in alphabet[Int(random.next() as UInt8) & 31] }
    }
}
