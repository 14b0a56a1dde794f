import ChassisCore
import Crypto

/// Whose question it is, as far as its client says: `user` or `safety_identifier` of a chat, `user` in metadata.
package enum Asker: Hashable, Sendable {
    case unnamed
    /// A keyed hash of the name: equal for equal names of one tenant, and nothing to guess names from.
    case named([UInt8])
    /// What was said of it can't be read now.
    case unknown
}

extension JobRun {
    /// Looked up only where answers are kept for others.
    func asker(of opened: Opened) async -> Asker {
        guard opened.eval == nil, opened.feature.cache != nil || opened.feature.structured.lastGood != nil else {
            return .unnamed
        }
        let name: String?
        if let chat = opened.input.chat {
            name = chat.options.user ?? Self.user(in: .object(chat.metadata))
        } else {
            do throws(EngineError) {
                name = try await engine.metadata(of: opened.job).flatMap { Self.user(in: $0) }
            } catch {
                return .unknown
            }
        }
        guard let name, !name.isEmpty else { return .unnamed }
        return .named(engine.vault.pseudonym(of: name, tenant: opened.tenant.id))
    }

    /// A client may number its users.
    private static func user(in metadata: JSON) -> String? {
        guard let user = metadata["user"], user != .null else { return nil }
        return user.string ?? user.text
    }
}

extension Vault {
    fileprivate func pseudonym(of user: String, tenant: String) -> [UInt8] {
        var code = authentication
        for part in ["user", tenant, user] {
            code.update(data: Array("\(part.utf8.count):".utf8))
            code.update(data: Array(part.utf8))
        }
        return Array(code.finalize())
    }
}
