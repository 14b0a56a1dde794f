import ChassisCore
@testable import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Foundation
import Testing

struct VaultTests {
    private let words = Array("The patient's name is Ada.".utf8)

    @Test func `what is sealed opens again, and never looks the same twice`() throws {
        let vault = Vault(key: [UInt8](repeating: 7, count: 32))

        let one = try vault.seal(words, for: "acme", as: .input)
        let other = try vault.seal(words, for: "acme", as: .input)

        #expect(one != other)
        #expect(try vault.open(one, for: "acme", as: .input) == words)
    }

    @Test func `a sealed text does not open for another tenant, another purpose or with another key`() throws {
        let vault = Vault(key: [UInt8](repeating: 7, count: 32))
        let sealed = try vault.seal(words, for: "acme", as: .input)

        #expect(throws: VaultError.cannotOpen) { try vault.open(sealed, for: "beta", as: .input) }
        #expect(throws: VaultError.cannotOpen) { try vault.open(sealed, for: "acme", as: .output) }
        #expect(throws: VaultError.cannotOpen) {
            try Vault(key: [UInt8](repeating: 8, count: 32)).open(sealed, for: "acme", as: .input)
        }
    }

    @Test(arguments: [0, 11, 12, 27, 28])
    func `changed and cut bytes are refused`(place: Int) throws {
        let vault = Vault(key: [UInt8](repeating: 7, count: 32))
        var sealed = try vault.seal(words, for: "acme", as: .input)

        #expect(throws: VaultError.cannotOpen) { try vault.open(Array(sealed.prefix(place)), for: "acme", as: .input) }
        sealed[place] ^= 1
        #expect(throws: VaultError.cannotOpen) { try vault.open(sealed, for: "acme", as: .input) }
    }

    @Test func `the key file is made for its owner alone, and no half of it is left beside`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.key")

        let made = try Vault.open(keyFile: path, mayCreate: true)
        let read = try Vault.open(keyFile: path, mayCreate: false)

        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["store.key"])
        #expect(try read.open(try made.seal(words, for: "acme", as: .input), for: "acme", as: .input) == words)
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o777])
    func `a key file that others can read is refused, with the command that mends it`(mode: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.key")
        _ = try Vault.open(keyFile: path, mayCreate: true)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)

        let error = #expect(throws: VaultError.self) { try Vault.open(keyFile: path, mayCreate: true) }

        #expect(error == .keyReadable(path))
        #expect(error?.remedy == "chmod 600 \(path)")
    }

    @Test func `a missing key is not made anew over rows that it could not open`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.key")

        #expect(throws: VaultError.keyMissing(path)) { try Vault.open(keyFile: path, mayCreate: false) }

        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a store's key is its own, and another one opens nothing of it`() async throws {
        let folder = try TemporaryFolder()
        let store = try Store.open(at: folder.file("store.sqlite"))
        let other = try Store.open(at: folder.file("other.sqlite"))
        defer {
            store.close()
            other.close()
        }
        let vault = try await Vault.open(of: store, mayCreate: true)
        _ = try await Vault.open(of: other, mayCreate: true)
        let right = try Data(contentsOf: URL(filePath: folder.file("store.sqlite.key")))
        let wrong = try Data(contentsOf: URL(filePath: folder.file("other.sqlite.key")))
        func put(_ key: Data) throws { try key.write(to: URL(filePath: folder.file("store.sqlite.key"))) }

        try put(wrong)
        await #expect(throws: VaultError.keyForeign(folder.file("store.sqlite.key"))) {
            try await Vault.open(of: store, mayCreate: true)
        }
        try put(right)
        #expect(try await Vault.open(of: store, mayCreate: false).mark == vault.mark)
    }

    @Test func `a store that knows no key takes none that does not open what it holds`() async throws {
        // The fixture's store knows no key, as one of an older format does.
        let fixture = try await EngineFixture()
        let path = fixture.store.path + ".key"
        _ = try await fixture.submit("How?")
        let right = try Data(contentsOf: URL(filePath: path))
        let foreign = Data(String(repeating: "ab", count: 32).utf8)

        try foreign.write(to: URL(filePath: path))
        await #expect(throws: VaultError.keyForeign(path)) {
            try await Vault.open(of: fixture.store, mayCreate: false)
        }
        #expect(try fixture.store.keyMark() == nil)

        try right.write(to: URL(filePath: path))
        let vault = try await Vault.open(of: fixture.store, mayCreate: false)
        #expect(try fixture.store.keyMark() == vault.mark)
    }

    @Test func `a key that was lost before anything was sealed with it is made anew`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.sqlite")
        let store = try Store.open(at: path)
        defer { store.close() }
        let lost = try await Vault.open(of: store, mayCreate: true)
        try FileManager.default.removeItem(atPath: path + ".key")

        await #expect(throws: VaultError.keyMissing(path + ".key")) {
            try await Vault.open(of: store, mayCreate: false)
        }
        let made = try await Vault.open(of: store, mayCreate: true)

        #expect(made.mark != lost.mark)
        #expect(try await Vault.open(of: store, mayCreate: false).mark == made.mark)
    }

    @Test(arguments: ["", "abc", String(repeating: "g", count: 64), String(repeating: "a", count: 63)])
    func `a damaged key file is refused`(text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "store.key")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)

        let error = #expect(throws: VaultError.self) { try Vault.open(keyFile: path, mayCreate: true) }

        #expect(error?.code == "key_unusable")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func `all who make the key at once agree on one`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.key")

        let vaults = try await withThrowingTaskGroup(of: Vault.self) { group in
            for _ in 0..<16 { group.addTask { try Vault.open(keyFile: path, mayCreate: true) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        let sealed = try vaults[0].seal(words, for: "acme", as: .input)
        for vault in vaults { #expect(try vault.open(sealed, for: "acme", as: .input) == words) }
    }

    @Test func `a key in a folder that can't be written is an error, not a crash`() throws {
        let error = #expect(throws: VaultError.self) { try Vault.open(keyFile: "/proc/store.key", mayCreate: true) }

        #expect(error?.code == "key_unusable")
    }
}
