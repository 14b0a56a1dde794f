import ChassisCore

/// Renders the prompt's version in force into messages, within the feature's token budget.
package struct Compose: Stage {
    package static let name = "prompt"
    package static let isSkippedOnceAnswered = true

    package func run(_ call: inout Call) async throws(StageError) {
        guard let prompt = call.setup.workspace.prompt(call.feature.prompt, version: call.feature.promptVersion) else {
            throw .unknownFeature(call.feature.name)
        }
        let input = TokenEstimate.cut(call.input, to: call.feature.budget.input)
        if input.count < call.input.count {
            call.notes["input.cut"] = "to \(call.feature.budget.input) tokens"
        }
        call.messages = PromptRendering(
            input: input, passages: call.usedPassages, schema: call.setup.schemaText(call.feature.schema),
            examples: prompt.examples
        ).messages(of: prompt)
        call.notes["prompt"] = "\(prompt.name)@\(prompt.version)"
        call.notes["tokens.estimated"] = String(call.messages.reduce(0) { $0 + TokenEstimate.count($1.content) })
    }
}
