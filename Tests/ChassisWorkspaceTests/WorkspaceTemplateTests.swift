import ChassisCore
import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Testing

struct WorkspaceTemplateTests {
    @Test func `a new workspace loads without a warning`() throws {
        let folder = try TemporaryFolder()

        try WorkspaceTemplate.write(to: folder.file("new/place"))
        let loaded = try WorkspaceLoader.load(folder: folder.file("new/place")) { _ in nil }

        #expect(loaded.warnings == [])
        #expect(loaded.workspace.features.map(\.name) == ["support-answer"])
        #expect(loaded.workspace.knowledge.count == 3)
        #expect(loaded.workspace.tenants.map(\.id) == ["demo"])
    }

    @Test func `the providers in the template's comments load when they are uncommented`() throws {
        let folder = try TemporaryFolder()
        try WorkspaceTemplate.write(to: folder.path)
        let text = try String(contentsOfFile: folder.file("chassis.yaml"), encoding: .utf8)
        // A commented setting is `  # key: …` or, one level deeper, `  #   key: …`.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("  # ") && line.contains(/^  # +[a-z_-]+:( |$)/) && !line.hasSuffix(".")
                ? "  " + line.dropFirst(4) : String(line)
        }
        try folder.write(lines.joined(separator: "\n"), to: "chassis.yaml")

        let workspace = try WorkspaceLoader.load(folder: folder.path) { _ in nil }.workspace

        #expect(workspace.providers.map(\.name) == ["embedded", "ollama", "openai"])
        #expect(workspace.models.count == 3)
    }

    @Test func `an existing workspace is not overwritten, not even in part`() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine\n", to: "features/support-answer.yaml")

        let error = #expect(throws: WorkspaceError.self) { try WorkspaceTemplate.write(to: folder.path) }

        #expect(error?.problems.map(\.file) == ["features/support-answer.yaml"])
        #expect(!FileManager.default.fileExists(atPath: folder.file("chassis.yaml")))
        #expect(try String(contentsOfFile: folder.file("features/support-answer.yaml"), encoding: .utf8) == "mine\n")
    }
}
