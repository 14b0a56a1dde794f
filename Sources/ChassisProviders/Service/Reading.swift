import ChassisCore

/// An answer while it is being read.
struct Reading<A: Answer> {
    private(set) var answer: A
    private(set) var text = ""
    private var parser = EventStreamParser()
    private var hasEvents = false
    private var hasBytes = false
    private var timeToFirstChunk: Duration?
    private let started = ContinuousClock.now
    private let onDelta: (@Sendable (String) -> Void)?

    init(answer: A, onDelta: (@Sendable (String) -> Void)?) {
        self.answer = answer
        self.onDelta = onDelta
    }

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
        guard !answer.isOver else { return }
        let piece: String
        do throws(AnswerFault) { piece = try answer.take(event) } catch { throw .answer(error) }
        guard !piece.isEmpty else { return }
        if timeToFirstChunk == nil { timeToFirstChunk = ContinuousClock.now - started }
        text += piece
        // A refusal is no text of the answer: whoever follows gets it as what it is, once it is whole.
        if !answer.isRefusal { onDelta?(piece) }
    }

    mutating func take(whole body: [UInt8]) throws(CallFault) {
        do throws(AnswerFault) { text = try answer.take(whole: try AnswerFault.parse(body)) } catch {
            throw .answer(error)
        }
    }

    /// The stream has ended: is it whole?
    mutating func finish() throws(CallFault) {
        if !answer.isOver {
            let last: ServerSentEvent?
            do throws(EventStreamParser.TooLong) { last = try parser.finish() } catch {
                throw .answer(.garbage("an event of more than \(error.limit) bytes"))
            }
            // Half an event is not JSON; that the stream broke off is the truer complaint.
            if let last, (try? JSON(parsing: last.data)) != nil || last.data.starts(with: "[DONE]".utf8) {
                try take(last)
            }
        }
        if answer.isOver || answer.finishReason != nil { return }
        throw hasBytes && !hasEvents ? .answer(.garbage("no events in the stream")) : .cutOff
    }

    var response: InferenceResponse {
        InferenceResponse(
            text: text, toolCalls: answer.toolCalls, model: answer.model, finishReason: answer.finishReason ?? .other,
            usage: answer.usage, timeToFirstChunk: timeToFirstChunk, confidence: answer.confidence,
            logProbabilities: answer.logProbabilities, isRefusal: answer.isRefusal)
    }
}
