import ChassisCore

/// Everything that can go wrong with a call, before it is given its provider's name.
enum CallFault: Error {
    case http(HTTPError)
    case answer(AnswerFault)
    case status(Int, String, retryAfter: Duration?)
    case cutOff

    static func wrap<T>(_ body: () async throws(HTTPError) -> T) async throws(CallFault) -> T {
        do throws(HTTPError) { return try await body() } catch { throw .http(error) }
    }

    var retryAfter: Duration? {
        if case .status(_, _, let retryAfter) = self { retryAfter } else { nil }
    }

    func kind(_ words: ServiceWords) -> ProviderError.Kind {
        switch self {
        case .http(let error): error.kind
        case .answer(.garbage(let what)): .garbage(words.clean(what))
        case .answer(.service(let error)): .service(words.message(of: error))
        case .status(let status, let text, _): .status(status, text)
        case .cutOff: .cutOff
        }
    }
}

extension HTTPError {
    fileprivate var kind: ProviderError.Kind {
        switch self {
        case .badURL(let why): .unreachable("its base_url can't be used, \(why)")
        case .unreachable(let why): .unreachable(why)
        case .privateAddress: .unreachable("it is in a private network")
        case .connectTimedOut: .timedOut(.connect)
        case .firstByteTimedOut: .timedOut(.firstByte)
        case .totalTimedOut: .timedOut(.total)
        case .broken: .cutOff
        case .malformed(let what): .garbage(what)
        case .tooLarge(let limit): .garbage("more than \(limit) bytes")
        case .cancelled: .cancelled
        }
    }
}
