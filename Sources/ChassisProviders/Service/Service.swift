import ChassisCore

/// What the wire formats share: one configured service, its key, its slots, and the way of a call to it.
struct Service: Sendable {
    /// After the model has said why it stopped, for what may follow: usage, the end mark.
    private static let patienceAfterFinish = Duration.seconds(10)
    /// After the end mark, for the end of the body, so that the connection can be used again.
    private static let patienceAfterEnd = Duration.milliseconds(250)

    let settings: ProviderSettings
    /// Without the slashes that people leave at its end.
    let baseURL: String
    private let client: HTTPClient
    private let slots: Slots
    private let environment: @Sendable (String) -> String?

    init(_ settings: ProviderSettings, client: HTTPClient, environment: @escaping @Sendable (String) -> String?) {
        self.settings = settings
        var url = Substring(settings.baseURL.trimmingASCIISpace())
        while url.hasSuffix("/") { url.removeLast() }
        baseURL = String(url)
        self.client = client
        self.environment = environment
        slots = Slots(settings.maxConcurrency)
    }

    /// The key, read anew for each call so that it can be changed under a running process; `nil` when none is needed.
    func key() throws(ProviderError) -> String? {
        guard let variable = settings.keyVariable else { return nil }
        guard let key = environment(variable)?.trimmingASCIISpace(), !key.isEmpty else {
            throw failure(.missingKey(variable))
        }
        // A key of several lines would end one header and begin another.
        guard key.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw failure(.unusableKey(variable)) }
        return key
    }

    /// Sends one inference and puts its answer together.
    ///
    /// Waiting for a slot is not counted in the time-outs; the time that the caller has is the caller's to count.
    ///
    /// - Parameter tokens: As many as the service was told to answer with at most. What goes on far beyond is broken off.
    func answer<A: Answer>(
        _ answer: A, to request: HTTPRequest, secret: String?, tokens: Int?, isStreamed: Bool,
        onDelta: (@Sendable (String) -> Void)?, onReasoning: (@Sendable (String) -> Void)? = nil
    ) async throws(ProviderError) -> InferenceResponse {
        let waited = try await wait()
        defer { slots.release() }
        let words = ServiceWords(secret: secret)
        var reading = Reading(answer: answer, tokens: tokens, onDelta: onDelta, onReasoning: onReasoning)
        var request = request
        // Events are read as they come; what comes in one piece is kept whole.
        let atOnce = request.maxResponseBytes
        if isStreamed, let tokens { request.allow(tokens: tokens) }
        do throws(CallFault) {
            let response = try await send(request)
            if let fault = try await refusal(of: response, words) { throw fault }
            if response.head.isEventStream(expected: isStreamed) {
                try await read(response, into: &reading)
            } else {
                let body = try await CallFault.wrap { () throws(HTTPError) in try await response.rest(atMost: atOnce) }
                try reading.take(whole: body)
            }
        } catch {
            throw failure(
                error.kind(words), retryAfter: error.retryAfter, usage: reading.usage, partialText: reading.text,
                waited: waited)
        }
        var response = reading.response
        response.waited = waited
        return response
    }

    /// Asks for a page and looks at its status only.
    func probe(_ request: HTTPRequest, secret: String?) async throws(ProviderError) {
        let words = ServiceWords(secret: secret)
        do throws(CallFault) {
            let response = try await send(request)
            if let fault = try await refusal(of: response, words) { throw fault }
        } catch {
            throw failure(error.kind(words), retryAfter: error.retryAfter)
        }
    }

    /// Sends a request that is answered by JSON in one piece.
    func json(
        _ request: HTTPRequest, secret: String?
    ) async throws(ProviderError) -> (json: JSON, waited: Duration) {
        let waited = try await wait()
        defer { slots.release() }
        let words = ServiceWords(secret: secret)
        do throws(CallFault) {
            let response = try await send(request)
            if let fault = try await refusal(of: response, words) { throw fault }
            let body = try await CallFault.wrap { () throws(HTTPError) in try await response.rest() }
            do throws(AnswerFault) { return (try AnswerFault.parse(body), waited) } catch { throw .answer(error) }
        } catch {
            throw failure(error.kind(words), retryAfter: error.retryAfter, waited: waited)
        }
    }

    private func send(_ request: HTTPRequest) async throws(CallFault) -> HTTPResponse {
        try await CallFault.wrap { () throws(HTTPError) in try await client.send(request) }
    }

    /// The fault that a status other than 200 is, with the service's own words.
    private func refusal(of response: HTTPResponse, _ words: ServiceWords) async throws(CallFault) -> CallFault? {
        let status = response.head.status
        guard status != 200 else { return nil }
        var body: [UInt8] = []
        do throws(HTTPError) {
            while body.count < ServiceWords.bodyLimit, let bytes = try await response.next() { body += bytes }
        } catch .cancelled {
            throw .http(.cancelled)
        } catch {
            // The status says more than a body that broke off.
        }
        let wait = retryAfter(response.head.headers) ?? ServiceWords.estimatedTime(ofBody: body)
        return .status(status, words.message(ofBody: body), retryAfter: wait)
    }

    private func read<A: Answer>(_ response: HTTPResponse, into reading: inout Reading<A>) async throws(CallFault) {
        var isHurried = false
        do throws(CallFault) {
            while !reading.isOver, let bytes = try await next(of: response) {
                try reading.take(bytes)
                if reading.answer.finishReason != nil, !isHurried {
                    isHurried = true
                    response.expectEnd(within: Self.patienceAfterFinish)
                }
            }
        } catch {
            // What breaks off after the model has stopped is an answer all the same.
            guard case .http(let cause) = error, cause != .cancelled, reading.answer.finishReason != nil else {
                throw error
            }
        }
        try reading.finish()
        // Dropping the response ends the transfer.
        if reading.isCutShort { return }
        response.expectEnd(within: Self.patienceAfterEnd)
        // A failure now costs the connection, not the answer.
        _ = try? await response.rest()
    }

    private func next(of response: HTTPResponse) async throws(CallFault) -> [UInt8]? {
        try await CallFault.wrap { () throws(HTTPError) in try await response.next() }
    }

    /// Each must be followed by `slots.release()`.
    ///
    /// - Returns: How long it took.
    private func wait() async throws(ProviderError) -> Duration {
        let start = ContinuousClock.now
        let isIn = await slots.acquire()
        let time = ContinuousClock.now - start
        // Less is no wait.
        let waited = time < .milliseconds(1) ? .zero : time
        if isIn { return waited }
        var error = failure(.cancelled, waited: waited)
        error.wasWaiting = true
        throw error
    }

    private func failure(
        _ kind: ProviderError.Kind, retryAfter: Duration? = nil, usage: Usage = .absent, partialText: String = "",
        waited: Duration = .zero
    ) -> ProviderError {
        var error = ProviderError(
            provider: settings.name, kind: kind, retryAfter: retryAfter, usage: usage, partialText: partialText)
        error.waited = waited
        return error
    }
}

extension HTTPHead {
    /// Services say what they send; those that don't are believed to send what was asked for.
    fileprivate func isEventStream(expected: Bool) -> Bool {
        // Nearly all say one of these; looking into the words takes a hundred times as long.
        let kind = headers["content-type"]
        if kind == "text/event-stream" { return true }
        if kind == "application/json" { return false }
        let type = kind?.lowercased() ?? ""
        if type.contains("event-stream") { return true }
        return expected && !type.contains("json") && !type.contains("html")
    }
}
