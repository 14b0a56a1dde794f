import ChassisCore
package import ChassisStore
import Crypto
import Foundation

/// Seals what must not rest in clear: raw inputs, final answers with personal data put back, mask maps.
///
/// AES-256-GCM with a random nonce for each box (`nonce ‖ ciphertext ‖ tag`). The tenant and the purpose are
/// authenticated with it, so that a box moved to another tenant's row does not open.
package struct Vault: Sendable {
    package enum Purpose: String, Sendable {
        case input, output, webhook, webhookSecret, pin, delta, metadata, conversation, masks
    }

    private let key: SymmetricKey
    /// A keyed hash to be fed and finished.
    let authentication: HMAC<SHA256>
    let knownNumbers = KnownNumbers()

    package init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
        authentication = HMAC(key: self.key)
    }

    /// Opens nothing that anybody sealed; for who looks at a store and may not read its key.
    package static var shut: Vault { Vault(key: SymmetricKey(size: .bits256).withUnsafeBytes(Array.init)) }

    /// What a store knows this key by.
    package var mark: [UInt8] {
        var hash = authentication
        hash.update(data: Array("chassis key".utf8))
        return Array(hash.finalize())
    }

    /// AES-256-GCM with a nonce of its own: 28 bytes longer than what it holds, and different each time.
    ///
    /// It opens for the same tenant and purpose alone, so sealed bytes can't be moved from one row to another.
    package func seal(_ bytes: [UInt8], for tenant: String, as purpose: Purpose) throws(VaultError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(bytes, using: key, authenticating: Self.label(tenant, purpose))
            return box.combined.map(Array.init) ?? []
        } catch { throw .cannotSeal }
    }

    /// - Throws: `VaultError.cannotOpen` when the key is another one or the bytes were changed.
    package func open(_ sealed: [UInt8], for tenant: String, as purpose: Purpose) throws(VaultError) -> [UInt8] {
        do {
            return Array(
                try AES.GCM.open(.init(combined: sealed), using: key, authenticating: Self.label(tenant, purpose)))
        } catch { throw .cannotOpen }
    }

    private static func label(_ tenant: String, _ purpose: Purpose) -> [UInt8] {
        Array("chassis \(purpose.rawValue) \(tenant)".utf8)
    }
}

extension Vault {
    /// Opens the key file beside a store, making it when both are new.
    ///
    /// The file holds 32 random bytes as hexadecimal text, mode 0600. Two processes that start at once agree on one
    /// key, because the file appears whole or not at all.
    ///
    /// - Parameter mayCreate: False when the store holds sealed rows already: a new key could not open them.
    package static func open(keyFile path: String, mayCreate: Bool) throws(VaultError) -> Vault {
        if !FileManager.default.fileExists(atPath: path) {
            guard mayCreate else { throw .keyMissing(path) }
            try create(path)
        }
        return Vault(key: try read(path))
    }

    /// The same of a store, whose own key it must be: jobs that another one can't open would fail, and what is sealed with
    /// that nobody could read once the right one is back.
    ///
    /// A key is the store's own when the store knows it; one that knows none takes that which opens what it holds.
    ///
    /// - Throws: `.keyForeign` besides; what the store throws.
    package static func open(of store: Store, mayCreate: Bool) async throws -> Vault {
        let path = store.path + ".key"
        let known = try store.keyMark()
        let isMade = !FileManager.default.fileExists(atPath: path)
        let vault = try open(keyFile: path, mayCreate: mayCreate)
        // One that was lost with nothing sealed any more has a new one in its place.
        if let known, !isMade {
            guard known == vault.mark else { throw VaultError.keyForeign(path) }
            return vault
        }
        let inputs = try store.sealedInputs()
        guard inputs.isEmpty || inputs.contains(where: { vault.canOpen($0.data, of: $0.tenant) }) else {
            throw VaultError.keyForeign(path)
        }
        guard !store.isReadOnly else { return vault }
        try await store.note(keyMark: vault.mark, replacing: known)
        // Another process may have been first.
        guard try store.keyMark() == vault.mark else { throw VaultError.keyForeign(path) }
        return vault
    }

    private func canOpen(_ input: [UInt8], of tenant: String) -> Bool {
        (try? open(input, for: tenant, as: .input)) != nil
    }

    private static func create(_ path: String) throws(VaultError) {
        let temporary = path + ".\(UUID().uuidString)"
        let text = SymmetricKey(size: .bits256).withUnsafeBytes { $0.hexadecimal }
        do throws(SystemError) {
            try writeThrough(Array(text.utf8), to: temporary)
        } catch { throw .keyFile(path, error.text) }
        defer { unlink(temporary) }
        // link(2) refuses to replace: the first process wins and the others read its key.
        if link(temporary, path) != 0 && errno != EEXIST { throw .keyFile(path, SystemError().text) }
        // Rows that need the key are on disk before their ids are given out; so must the key's name be.
        syncFolder(of: path)
    }

    /// Writes a new file that nobody else can read at any time, and returns once it is on disk.
    private static func writeThrough(_ bytes: [UInt8], to path: String) throws(SystemError) {
        let file = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw SystemError() }
        defer { close(file) }
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            let error = SystemError()
            unlink(path)
            throw error
        }
    }

    private static func read(_ path: String) throws(VaultError) -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .keyFile(path, String(cString: strerror(errno))) }
        guard status.st_mode & 0o077 == 0 else { throw .keyReadable(path) }
        guard let data = FileManager.default.contents(atPath: path) else { throw .keyFile(path, "it can't be read") }
        let digits = data.filter { $0 > 0x20 }.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64 else { throw .keyFile(path, "it does not hold 64 hexadecimal digits") }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}

/// What the system said last.
private struct SystemError: Error {
    let text = String(cString: strerror(errno))
}

/// Why something can't be sealed or opened.
package enum VaultError: OperatorError, Equatable {
    case keyMissing(String)
    case keyReadable(String)
    case keyFile(String, String)
    case keyForeign(String)
    case cannotSeal
    case cannotOpen

    package var code: String {
        switch self {
        case .keyMissing: "key_missing"
        case .keyReadable: "key_readable"
        case .keyFile: "key_unusable"
        case .keyForeign: "key_foreign"
        case .cannotSeal: "seal_failed"
        case .cannotOpen: "seal_broken"
        }
    }

    package var message: String {
        switch self {
        case .keyMissing(let path): "The key file \(path) is missing, and the store holds inputs sealed with it."
        case .keyReadable(let path): "The key file \(path) can be read by other users."
        case .keyFile(let path, let why): "The key file \(path) can't be used: \(why)."
        case .keyForeign(let path):
            "The key file \(path) is another store's: what this one holds is sealed with its own."
        case .cannotSeal: "The input could not be sealed."
        case .cannotOpen: "A sealed text does not open with this store's key."
        }
    }

    package var remedy: String? {
        switch self {
        case .keyMissing, .keyForeign: "put the key file back from your backup"
        case .keyReadable(let path): "chmod 600 \(path)"
        case .keyFile: "check the file and its folder's permissions, or put it back from your backup"
        case .cannotSeal: nil
        case .cannotOpen: "put back the key file that belongs to this store"
        }
    }
}
