import ChassisCore
import ChassisEngine

/// The events of a response, made from the events of its job.
///
/// Both come from the store, so a client that lost its connection, or whose server was started again, gets the rest by
/// the number of the last one it saw, from whatever server it asks. Numbers grow, and not by one: they name a place in
/// the job's events.
struct ResponseStream: Sendable {
    /// A place in the stream: one of the events that an event of the job brings.
    struct Place: Comparable, Sendable {
        var position: EventPosition
        var step: Int64

        /// 4,096 steps at a place, texts of 256 MB, 8,000 changes of state: and below 2⁵³, which JavaScript can count.
        var number: Int64 { (max(0, position.version - 1) << 28 | position.offset) << 12 | step }

        init(_ position: EventPosition, step: Int64) {
            self.position = position
            self.step = step
        }

        init(number: Int64) {
            let number = max(0, number)
            step = number & 0xFFF
            position = EventPosition(version: (number >> 40) + 1, offset: (number >> 12) & 0xFFF_FFFF)
        }

        static func < (a: Self, b: Self) -> Bool { (a.position, a.step) < (b.position, b.step) }
    }

    private let chat: ChatRequest
    private let after: Place?
    /// The attempt whose text stands: that of earlier ones is void.
    private let attempt: Int64
    private var hasBegunText: Bool
    private var isRunning: Bool
    private(set) var isOver = false

    /// - Parameters:
    ///   - number: Events up to this one are known to the client.
    ///   - newest: The job's newest attempt. A client that knows nothing of earlier ones' text hears none of it.
    init(chat: ChatRequest, after number: Int64?, newest: Int64) {
        self.chat = chat
        let after = number.map(Place.init(number:))
        self.after = after
        // Only texts have an offset: a client that knows a piece of one has had its head as well.
        let knowsText = (after?.position.offset ?? 0) > 0
        // One that was told that its text is void goes on with the attempt that stands.
        let knowsReset = knowsText && (after?.step ?? 0) >= Self.resetStep
        hasBegunText = knowsText && !knowsReset
        isRunning = knowsText
        attempt = hasBegunText ? 0 : newest
    }

    /// Behind the text that a reset takes back, which has the same place and up to three numbers.
    private static let resetStep: Int64 = 3

    /// Where the job's events are to be followed from.
    var start: EventPosition { hasBegunText ? after?.position ?? .start : .start }

    /// The response's events for one of the job's, those left out that the client has.
    ///
    /// - Parameter job: The row as it is; with the answer once it has completed.
    mutating func events(for event: JobEvent, job: Job, answer: ChatAnswer?) -> [JSON] {
        var steps = Steps(position: event.position)
        let wire = ResponseWire(job: job, chat: chat)
        switch event.kind {
        case .state(.queued):
            guard event.position.version == 1 else { break }
            var queued = job
            queued.state = .queued
            let object = ResponseWire(job: queued, chat: chat).object(nil)
            steps.add("response.created", ["response": object])
            steps.add("response.queued", ["response": object])
        case .state(.running):
            guard !isRunning else { break }
            isRunning = true
            var running = job
            (running.state, running.finishedAt) = (.running, nil)
            steps.add(
                "response.in_progress", ["response": ResponseWire(job: running, chat: chat).object(nil)])
        case .delta(let text):
            guard event.position.version >= attempt else { break }
            beginText(wire, isRefusal: event.isRefusal, &steps)
            if event.isRefusal {
                steps.add("response.refusal.delta", wire.place([("delta", .string(text))]))
            } else {
                steps.add(
                    "response.output_text.delta", wire.place([("delta", .string(text)), ("logprobs", [])]))
            }
        case .reset:
            // What was sent can't be taken back.
            guard hasBegunText else { break }
            steps.first = Self.resetStep
            steps.add(
                "error",
                [
                    "code": "answer_restarted", "param": .null,
                    "message": "The model failed while it answered, and the answer was begun anew.",
                ])
            isOver = true
        case .state: end(wire, answer, &steps)
        }
        return steps.events.filter { place, _ in after.map { place > $0 } ?? true }.map(\.event)
    }

    private mutating func beginText(_ wire: ResponseWire, isRefusal: Bool, _ steps: inout Steps) {
        guard !hasBegunText else { return }
        hasBegunText = true
        // At the attempt's beginning, not at its first piece: whoever knows a number within the text has the text.
        let head = EventPosition(version: steps.position.version, offset: 0)
        steps.add(
            "response.output_item.added", ["output_index": 0, "item": wire.message(nil, status: "in_progress")],
            at: head)
        steps.add(
            "response.content_part.added", wire.place([("part", ResponseWire.part("", isRefusal: isRefusal))]),
            at: head)
    }

    private mutating func end(_ wire: ResponseWire, _ answer: ChatAnswer?, _ steps: inout Steps) {
        isOver = true
        if let answer {
            if wire.hasMessage(answer) { endText(wire, answer, &steps) }
            let first: Int64 = wire.hasMessage(answer) ? 1 : 0
            // More calls than there are numbers for them nobody makes.
            for index in answer.toolCalls.indices.prefix(900) {
                add(index, of: answer, wire, output: first + Int64(index), &steps)
            }
        }
        steps.add("response.\(wire.status(answer))", ["response": wire.object(answer)])
    }

    private mutating func endText(_ wire: ResponseWire, _ answer: ChatAnswer, _ steps: inout Steps) {
        beginText(wire, isRefusal: answer.isRefusal, &steps)
        let text = JSON.string(answer.text)
        if answer.isRefusal {
            steps.add("response.refusal.done", wire.place([("refusal", text)]))
        } else {
            let logProbabilities = JSON.array(answer.logProbabilities)
            steps.add("response.output_text.done", wire.place([("text", text), ("logprobs", logProbabilities)]))
        }
        steps.add(
            "response.content_part.done",
            wire.place([("part", ResponseWire.part(of: answer))]))
        steps.add(
            "response.output_item.done",
            ["output_index": 0, "item": wire.message(of: answer)])
    }

    private func add(
        _ index: Int, of answer: ChatAnswer, _ wire: ResponseWire, output: Int64, _ steps: inout Steps
    ) {
        let arguments = JSON.string(answer.toolCalls[index].arguments)
        let place: [(String, JSON)] = [
            ("item_id", .string("fc_\(wire.job.id)_\(index)")), ("output_index", .integer(output)),
        ]
        steps.add(
            "response.output_item.added",
            [
                "output_index": .integer(output),
                "item": wire.call(answer, index, status: "in_progress", arguments: ""),
            ])
        steps.add("response.function_call_arguments.delta", JSONObject(place + [("delta", arguments)]))
        steps.add(
            "response.function_call_arguments.done",
            JSONObject(place + [("arguments", arguments), ("name", .string(answer.toolCalls[index].name))]))
        steps.add(
            "response.output_item.done",
            [
                "output_index": .integer(output),
                "item": wire.call(answer, index, status: "completed", arguments: nil),
            ])
    }

    /// Events at one position of the job's, numbered in their order.
    private struct Steps {
        let position: EventPosition
        /// The number of the first.
        var first: Int64 = 0
        var events: [(place: Place, event: JSON)] = []

        mutating func add(_ type: String, _ members: JSONObject, at head: EventPosition? = nil) {
            // An attempt begins with the one event of its state.
            let isBehind = head != nil && head != position
            let place = Place(head ?? position, step: first + Int64(events.count) + (isBehind ? 1 : 0))
            let head: [(String, JSON)] = [("type", .string(type)), ("sequence_number", .integer(place.number))]
            events.append((place, .object(JSONObject(head + members.members.map { ($0.name, $0.value) }))))
        }
    }
}

extension ResponseWire {
    /// Where the text stands in the response.
    fileprivate func place(_ members: [(String, JSON)]) -> JSONObject {
        JSONObject(
            [("item_id", .string("msg_\(job.id)")), ("output_index", 0), ("content_index", 0)] + members)
    }
}
