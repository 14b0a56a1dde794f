import ChassisCore
import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Testing

struct PromptFileTextTests {
    /// The version that a file with this text is read as.
    private func read(_ text: String, in workspace: SampleWorkspace) throws -> Prompt? {
        try workspace.folder.write(text, to: "prompts/answer/1.md")
        return try workspace.load().workspace.prompt("answer", version: 1)
    }

    @Test(
        arguments: [
            "Plain words.", "a: b", "a #b", "'quoted' \"twice\"", "- a list?", "{\"a\": [1, \"x\"]}", "null", "OFF",
            "0.5",
            "---", "two\nlines", "an\n\n  indented\n---\n: line", "tab\there", "\u{1B}[31m\u{202E}\u{FEFF}x",
            "back\\slash",
            "ends with:", "`code`", "@at %percent & | > ! *", "ünïcödé 日本語 🙂", "# user", "a\n# user\nb", "2026-01-01",
        ])
    func `a version written as a file is read as the same, whatever its texts are`(text: String) throws {
        var prompt = Prompt(
            name: "answer", version: 1, note: text, system: "Be \(text)", user: "{{context}}\n\n{{input}}\n---\nend",
            examples: [PromptExample(input: text, output: "yes"), PromptExample(input: "b", output: text)],
            labels: ["short", "null"])
        // A heading of its own line would be a section there, too.
        if text.contains("# user") { prompt.system = "Be good." }

        #expect(try read(prompt.fileText, in: SampleWorkspace()) == prompt)
    }

    @Test(
        arguments: [
            PromptBundle(schema: .use("ticket"), tier: .small, temperature: .use(0.000_001), maxOutputTokens: 20),
            PromptBundle(schema: .off, models: ["gpt-x"], temperature: .off, guardPolicy: .off),
            PromptBundle(
                maxOutputTokens: 5,
                guardPolicy: .use(
                    Feature.Guard(
                        blockAt: 0.25, model: "gpt-x", onFailure: .allow, parts: [.input], hasCanary: false,
                        isLearnedAsked: false))),
            PromptBundle(guardPolicy: .use(Feature.Guard(blockAt: 0.000_02))),
        ])
    func `what a version fixes is read back as well`(bundle: PromptBundle) throws {
        let prompt = Prompt(
            name: "answer", version: 1, system: "{{context}}", user: "{{input}}", bundle: bundle)

        #expect(try read(prompt.fileText, in: SampleWorkspace()) == prompt)
    }

    @Test func `every version of the sample data is`() throws {
        let folder = try TemporaryFolder()
        let own = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "sample-data").path
        try FileManager.default.removeItem(atPath: folder.path)
        try FileManager.default.copyItem(atPath: own, toPath: folder.path)
        let prompts = try WorkspaceLoader.load(folder: folder.path) { _ in nil }.workspace.prompts

        for prompt in prompts { try folder.write(prompt.fileText, to: "prompts/\(prompt.name)/\(prompt.version).md") }

        #expect(prompts.contains { !$0.examples.isEmpty })
        #expect(try WorkspaceLoader.load(folder: folder.path) { _ in nil }.workspace.prompts == prompts)
    }
}
