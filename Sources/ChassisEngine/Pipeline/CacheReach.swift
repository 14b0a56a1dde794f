import ChassisCore

/// Who may get an answer again.
package enum CacheReach: Hashable, Sendable {
    /// Whoever of the tenant asks the same.
    case tenant
    /// Who is named in the request, and nobody else.
    case user([UInt8], why: String)
    /// Nobody can say who.
    case nobody(why: String)

    /// What tells its answers from others', for keys; empty where all may have them.
    var parts: [String] {
        guard case .user(let user, _) = self else { return [] }
        return ["user", user.hexadecimal]
    }
}

extension Call {
    /// By the feature's policy, by whom the client names, and by what is asked.
    ///
    /// Where nobody is named, equal questions are one question, whosever they are: a model is told the same, and answers
    /// the same.
    var reach: CacheReach {
        if let known = cache.reach { return known }
        if feature.cache?.per == .user {
            return switch asker {
            case .named(let user): .user(user, why: "cache.per")
            case .unnamed: .nobody(why: "cache.per is user, and none is named")
            case .unknown: .nobody(why: "its user can't be read")
            }
        }
        return switch asker {
        case .unnamed: .tenant
        case .named(let user): isPersonal ? .user(user, why: "about the asker's own things") : .tenant
        case .unknown: isPersonal ? .nobody(why: "its user can't be read") : .tenant
        }
    }

    /// Whether its answer is about its asker. A turn of a conversation is about what the turns before were about.
    var isPersonal: Bool {
        guard let chat else { return AskersQuestion.isPersonal(input) }
        return chat.messages.contains { $0.role == .user && AskersQuestion.isPersonal($0.content) }
    }
}
