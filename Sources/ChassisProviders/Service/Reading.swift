import ChassisCore

/// An answer while it is being read.
struct Reading<A: Answer> {
    private(set) var answer: A
    private(set) var text = ""
    /// Whether it was ended because it goes on and on.
    private(set) var isCutShort = false
    private let most: Int
    private var parser = EventStreamParser()
    private var hasEvents = false
    private var hasBytes = false
    private var timeToFirstChunk: Duration?
    private let started = ContinuousClock.now
    private let onDelta: (@Sendable (String) -> Void)?
    private let onReasoning: (@Sendable (String) -> Void)?
    /// Bytes of the answer's reasoning that have been told.
    private var toldReasoning = 0

    /// - Parameter tokens: How long the answer may be at most, as the service was told; some don't care.
    init(
        answer: A, tokens: Int?, onDelta: (@Sendable (String) -> Void)?,
        onReasoning: (@Sendable (String) -> Void)? = nil
    ) {
        self.answer = answer
        self.onDelta = onDelta
        self.onReasoning = onReasoning
        most = Self.mostBytes(ofTokens: tokens)
    }

    /// What no answer of so many tokens has: a token of prose is some four bytes, of the widest scripts and of white space
    /// sometimes more. In no answer so short that it harms nobody.
    private static func mostBytes(ofTokens tokens: Int?) -> Int {
        guard let tokens else { return .max }
        let (bytes, overflow) = tokens.multipliedReportingOverflow(by: 32)
        return overflow ? .max : max(1 << 16, bytes)
    }

    /// Whether nothing more is to be read.
    var isOver: Bool { isCutShort || answer.isOver }

    /// Takes the next bytes of a stream.
    mutating func take(_ bytes: [UInt8]) throws(CallFault) {
        hasBytes = true
        let events: [ServerSentEvent]
        do throws(EventStreamParser.TooLong) { events = try parser.feed(bytes) } catch {
            throw .answer(.garbage("an event of more than \(error.limit) bytes"))
        }
        for event in events { try take(event) }
    }

    private mutating func take(_ event: ServerSentEvent) throws(CallFault) {
        hasEvents = true
        guard !isOver else { return }
        var piece: String
        do throws(AnswerFault) { piece = try answer.take(event) } catch { throw .answer(error) }
        try checkArguments()
        tellReasoning()
        guard !piece.isEmpty else { return }
        piece = fitting(piece)
        if timeToFirstChunk == nil { timeToFirstChunk = ContinuousClock.now - started }
        text += piece
        // A refusal is no text of the answer: whoever follows gets it as what it is, once it is whole.
        if !answer.isRefusal { onDelta?(piece) }
    }

    mutating func take(whole body: [UInt8]) throws(CallFault) {
        do throws(AnswerFault) { text = fitting(try answer.take(whole: try AnswerFault.parse(body))) } catch {
            throw .answer(error)
        }
        try checkArguments()
        if answer.reasoning.utf8.count > most { isCutShort = true }
    }

    /// Thoughts count as output too: who thinks on and on is stopped as well.
    private mutating func tellReasoning() {
        let reasoning = answer.reasoning.utf8
        guard reasoning.count > toldReasoning else { return }
        if reasoning.count > most { isCutShort = true }
        onReasoning?(String(decoding: reasoning.dropFirst(toldReasoning), as: UTF8.self))
        toldReasoning = reasoning.count
    }

    /// What of the next piece there is room for.
    private mutating func fitting(_ piece: String) -> String {
        let room = most - text.utf8.count
        guard piece.utf8.count > room else { return piece }
        isCutShort = true
        return String(decoding: piece.utf8.wholeScalars(atMost: room), as: UTF8.self)
    }

    /// Half a call of a tool is none.
    private func checkArguments() throws(CallFault) {
        guard answer.argumentBytes > most else { return }
        throw .answer(.garbage("a call of a tool with more than \(most) bytes, far beyond the most tokens asked for"))
    }

    /// The stream has ended: is it whole?
    mutating func finish() throws(CallFault) {
        if !isOver {
            let last: ServerSentEvent?
            do throws(EventStreamParser.TooLong) { last = try parser.finish() } catch {
                throw .answer(.garbage("an event of more than \(error.limit) bytes"))
            }
            // Half an event is not JSON; that the stream broke off is the truer complaint.
            if let last, (try? JSON(parsing: last.data)) != nil || last.data.starts(with: "[DONE]".utf8) {
                try take(last)
            }
        }
        if isOver || answer.finishReason != nil { return }
        throw hasBytes && !hasEvents ? .answer(.garbage("no events in the stream")) : .cutOff
    }

    /// What the call has used, as far as the service has said, and no less than what has come of its answer.
    var usage: Usage {
        var usage = answer.usage
        guard usage.state == .estimated else { return usage }
        let unseen = (answer.argumentBytes + answer.reasoning.utf8.count) / 4
        usage.outputTokens = max(usage.outputTokens, Int64(TokenEstimate.count(text) + unseen))
        return usage
    }

    var response: InferenceResponse {
        var response = InferenceResponse(
            text: text, toolCalls: answer.toolCalls, model: answer.model,
            finishReason: isCutShort ? .length : answer.finishReason ?? .other, usage: usage,
            timeToFirstChunk: timeToFirstChunk, confidence: answer.confidence,
            logProbabilities: answer.logProbabilities, isRefusal: answer.isRefusal, isCutShort: isCutShort)
        response.reasoning = answer.reasoning
        return response
    }
}
