/// HTTP for everything that talks to services: one per process, shared by all providers.
///
/// One thread waits for all transfers; a waiting call costs a suspended task. Connections are kept and used again. Answers
/// may come gzipped; redirects are not followed, because a key must not travel to a place nobody configured.
package final class HTTPClient: Sendable {
    private let loop: TransferLoop

    package init() { loop = TransferLoop() }

    deinit { loop.stop() }

    /// Sends a request and returns once the answer's headers are there; its body is read from the response.
    ///
    /// Cancelling the task ends the transfer at once, here and while the body is read. So does dropping the response.
    ///
    /// - Throws: `HTTPError`. A status such as 500 is an answer, not an error.
    package func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        try request.check()
        if Task.isCancelled { throw .cancelled }
        let transfer = Transfer(request)
        loop.add(transfer)
        while true {
            if let head = transfer.nextHead() {
                if case .failure = head { loop.post(.cancel(transfer)) }
                return HTTPResponse(head: try head.get(), transfer: transfer, loop: loop)
            }
            await transfer.wait(forBody: false) { [loop] in loop.post(.cancel(transfer)) }
        }
    }
}

/// An answer whose headers are there and whose body may still be on its way. For one reader.
package final class HTTPResponse: Sendable {
    package let head: HTTPHead
    private let transfer: Transfer
    private let loop: TransferLoop

    init(head: HTTPHead, transfer: Transfer, loop: TransferLoop) {
        self.head = head
        self.transfer = transfer
        self.loop = loop
    }

    deinit { if !transfer.hasEnded { loop.post(.cancel(transfer)) } }

    /// The next bytes of the body, as many as have arrived; `nil` at its end.
    ///
    /// - Throws: `HTTPError`, after all bytes that came before it were handed out; `.cancelled` at once.
    package func next() async throws(HTTPError) -> [UInt8]? {
        while true {
            switch transfer.nextBytes() {
            case .bytes(let bytes, let needsResume):
                if needsResume { loop.post(.resume(transfer)) }
                return bytes
            case .end: return nil
            case .failed(let error): throw error
            case .nothing:
                await transfer.wait(forBody: true) { [loop, transfer] in loop.post(.cancel(transfer)) }
            }
        }
    }

    /// The rest of the body as one.
    ///
    /// - Parameter limit: In bytes, where less is taken in one piece than in many; more throws `.tooLarge`.
    package func rest(atMost limit: Int = .max) async throws(HTTPError) -> [UInt8] {
        var all: [UInt8] = []
        while let bytes = try await next() {
            guard bytes.count <= limit - all.count else { throw .tooLarge(limit) }
            all += bytes
        }
        return all
    }

    /// Moves the end of patience nearer: what is not there `duration` from now ends with `.totalTimedOut`.
    package func expectEnd(within duration: Duration) {
        loop.post(.hurry(transfer, deadline: MonotonicTime.now.adding(duration)))
    }
}

extension HTTPRequest {
    /// Refuses what curl would take and misread.
    fileprivate func check() throws(HTTPError) {
        let scheme = String(decoding: url.utf8.prefix(8), as: UTF8.self).lowercased()
        guard scheme.hasPrefix("http://") || scheme == "https://" else {
            throw .badURL("it must start with http:// or https://")
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw .badURL("it holds white space or control characters")
        }
        for (name, value) in headers where name.holdsControls || value.holdsControls {
            throw .badURL("the header \(name) holds control characters")
        }
    }
}

extension String {
    fileprivate var holdsControls: Bool { utf8.contains { $0 < 0x20 || $0 == 0x7F } }
}
