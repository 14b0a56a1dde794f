import ChassisCore
import ChassisEngine

/// The events of a response, made from the events of its job, and numbered 0, 1, 2, ….
///
/// Which number an event has depends on what the job did alone, not on who follows it or in which portions: texts are cut
/// by `TextPieces`, and all that is told to clients that may come back is on disk. So who lost the connection, or whose
/// server was started again, gets the rest by the last number it saw, from whatever server it asks.
///
/// An answer that breaks off and says otherwise when it is begun anew is void. Who has part of it is told by an error, with
/// the next number; the response begins again behind that, from `response.created`, and who comes then hears nothing of
/// what is void: its first number is greater than 0.
struct ResponseStream: Sendable {
    private let wire: ResponseWire
    /// Events up to this one are known to the client.
    private var after: Int64
    /// Where the response began that stands: of `created`, `queued` and `in_progress`.
    private var base: Int64 = 0
    private static let heads: Int64 = 3
    /// The number of the last event; -1 before the first.
    private(set) var last: Int64 = -1
    private var pieces = TextPieces()
    /// Pieces of text since `base`.
    private var told: Int64 = 0
    private var isQueued = false
    private var isRunning = false
    private var hasBegunText = false
    /// Whether the client heard text since `base` from this stream.
    private var hasSentText = false
    private var made: [JSON] = []
    private(set) var isOver = false
    /// Whether it ended with what the client has being void.
    private(set) var isRestarted = false

    /// - Parameter number: Events up to this one are known to the client; -1 for none.
    init(_ wire: ResponseWire, after number: Int64) {
        self.wire = wire
        after = number
    }

    var job: JobID { wire.job.id }

    /// The events that the client is to have now, each once.
    mutating func ready() -> [JSON] {
        defer { made = [] }
        if !made.isEmpty, last >= base + Self.heads { hasSentText = true }
        return made
    }

    /// Makes the response's events of the next one of the job's.
    ///
    /// - Parameter ended: The row once it has ended, with the answer once it has completed.
    mutating func take(_ event: JobEvent, ended: (job: Job, answer: ChatAnswer?)? = nil) {
        switch event.kind {
        case .state(.queued): if !isQueued { begin() }
        case .state(.running): run()
        case .delta(let text): tell(text, isRefusal: event.isRefusal)
        // Its reasoning is not told here.
        case .reasoning: break
        case .reset: reset(voided: max(told, Int64(event.voided ?? 0)))
        case .state: if let ended { end(wire.by(ended.job), ended.answer) }
        }
    }

    /// Events behind the last one that the client has.
    private var known: Int64 { max(0, after - max(0, last)) }

    /// - Returns: Whether the client has all events of so much more text.
    func knows(_ text: String) -> Bool { known > text.utf8.count }

    private mutating func tell(_ text: String, isRefusal: Bool) {
        // What the client has is only counted, once there is nothing else to count before it.
        let before = pieces.count
        let made = pieces.push(text, skipping: hasBegunText ? known : 0)
        let skipped = Int64(pieces.count - before - made.count)
        (last, told) = (last + skipped, told + skipped)
        for piece in made {
            run()
            add(piece, wire, isRefusal: isRefusal)
        }
    }

    private mutating func begin() {
        isQueued = true
        let object = object(.queued)
        add("response.created", ["response": object])
        add("response.queued", ["response": object])
    }

    private mutating func run() {
        guard !isRunning else { return }
        isRunning = true
        add("response.in_progress", ["response": object(.running)])
    }

    /// As it was then, whatever has become of it.
    private func object(_ state: JobState) -> JSON {
        var job = wire.job
        (job.state, job.retryAt, job.finishedAt) = (state, nil, nil)
        return wire.by(job).object(nil)
    }

    /// What was sent can't be taken back; where nothing was, nobody need know.
    private mutating func reset(voided: Int64) {
        pieces = TextPieces()
        guard voided > 0 else { return }
        // Behind the two that begin a text, whether or not they were made here: what is void is not kept for ever.
        last = base + Self.heads + 1 + voided
        if after <= last, after >= base + Self.heads || hasSentText {
            add(
                "error",
                [
                    "code": .string(JobError.restartedCode), "param": .null,
                    "message": "The model failed while it answered, and the answer was begun anew.",
                ])
            (isOver, isRestarted) = (true, true)
            return
        }
        last += 1
        if after < last { (made, after) = ([], last) }
        base = last + 1
        (told, isRunning, hasBegunText, hasSentText) = (0, false, false, false)
        begin()
    }

    private mutating func add(_ piece: String, _ wire: ResponseWire, isRefusal: Bool) {
        beginText(wire, isRefusal: isRefusal)
        told += 1
        if isRefusal {
            add("response.refusal.delta", wire.place([("delta", .string(piece))]))
        } else {
            add("response.output_text.delta", wire.place([("delta", .string(piece)), ("logprobs", [])]))
        }
    }

    private mutating func beginText(_ wire: ResponseWire, isRefusal: Bool) {
        guard !hasBegunText else { return }
        hasBegunText = true
        add("response.output_item.added", ["output_index": 0, "item": wire.message(nil, status: "in_progress")])
        add(
            "response.content_part.added", wire.place([("part", ResponseWire.part("", isRefusal: isRefusal))]))
    }

    private mutating func end(_ wire: ResponseWire, _ answer: ChatAnswer?) {
        isOver = true
        if let answer {
            if wire.hasMessage(answer) { endText(wire, answer) }
            let first: Int64 = wire.hasMessage(answer) ? 1 : 0
            for index in answer.toolCalls.indices { add(index, of: answer, wire, output: first + Int64(index)) }
        }
        add("response.\(wire.status(answer))", ["response": wire.object(answer)])
    }

    private mutating func endText(_ wire: ResponseWire, _ answer: ChatAnswer) {
        if let rest = pieces.rest() { add(rest, wire, isRefusal: answer.isRefusal) }
        beginText(wire, isRefusal: answer.isRefusal)
        let text = JSON.string(answer.text)
        if answer.isRefusal {
            add("response.refusal.done", wire.place([("refusal", text)]))
        } else {
            let logProbabilities = JSON.array(answer.logProbabilities)
            add("response.output_text.done", wire.place([("text", text), ("logprobs", logProbabilities)]))
        }
        add(
            "response.content_part.done",
            wire.place([("part", ResponseWire.part(of: answer))]))
        add(
            "response.output_item.done",
            ["output_index": 0, "item": wire.message(of: answer)])
    }

    private mutating func add(
        _ index: Int, of answer: ChatAnswer, _ wire: ResponseWire, output: Int64
    ) {
        let arguments = JSON.string(answer.toolCalls[index].arguments)
        let place: [(String, JSON)] = [
            ("item_id", .string("fc_\(wire.job.id)_\(index)")), ("output_index", .integer(output)),
        ]
        add(
            "response.output_item.added",
            [
                "output_index": .integer(output),
                "item": wire.call(answer, index, status: "in_progress", arguments: ""),
            ])
        add("response.function_call_arguments.delta", JSONObject(place + [("delta", arguments)]))
        add(
            "response.function_call_arguments.done",
            JSONObject(place + [("arguments", arguments), ("name", .string(answer.toolCalls[index].name))]))
        add(
            "response.output_item.done",
            [
                "output_index": .integer(output),
                "item": wire.call(answer, index, status: "completed", arguments: nil),
            ])
    }

    private mutating func add(_ type: String, _ members: JSONObject) {
        last += 1
        guard last > after else { return }
        let head: [(String, JSON)] = [("type", .string(type)), ("sequence_number", .integer(last))]
        made.append(.object(JSONObject(head + members.members.map { ($0.name, $0.value) })))
    }
}

extension ResponseWire {
    /// Where the text stands in the response.
    fileprivate func place(_ members: [(String, JSON)]) -> JSONObject {
        JSONObject(
            [("item_id", .string("msg_\(job.id)")), ("output_index", 0), ("content_index", 0)] + members)
    }
}
