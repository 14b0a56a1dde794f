/// One step of the pipeline.
package protocol Stage: Sendable {
    /// As it stands in traces.
    static var name: String { get }
    /// Whether the stage has nothing to do once the call has an answer.
    static var isSkippedOnceAnswered: Bool { get }

    /// Whether the call is of the kind that the stage is for.
    func isNeeded(by call: Call) -> Bool

    func run(_ call: inout Call) async throws(StageError)
}

extension Stage {
    package static var isSkippedOnceAnswered: Bool { false }
    package func isNeeded(by call: Call) -> Bool { true }
}
