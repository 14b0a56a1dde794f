/// One step of the pipeline.
package protocol Stage: Sendable {
    /// As it stands in traces.
    static var name: String { get }
    /// Whether the stage has nothing to do once the call has an answer.
    static var isSkippedOnceAnswered: Bool { get }

    func run(_ call: inout Call) async throws(StageError)
}

extension Stage {
    package static var isSkippedOnceAnswered: Bool { false }
}
