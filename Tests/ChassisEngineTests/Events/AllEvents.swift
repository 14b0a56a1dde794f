import ChassisCore
import ChassisEngine

/// What whoever follows a job from a place on hears of it, to its end.
func events(
    _ engine: Engine, _ id: JobID, after position: EventPosition = .start, _ manner: EventHub.Manner = []
) async throws -> [JobEvent] {
    var events: [JobEvent] = []
    for try await event in engine.follow(id, after: position, manner) { events.append(event) }
    return events
}
