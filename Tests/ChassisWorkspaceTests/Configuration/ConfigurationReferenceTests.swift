import ChassisCore
import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Testing

/// The reference says what the readers do: their errors and what they read are compared with it, key by key.
struct ConfigurationReferenceTests {
    private typealias Place = ConfigurationBlock.Place

    /// Every place of every block that is read as YAML.
    private static let places = ConfigurationReference.blocks.flatMap { block in
        block.places.filter { $0.file != .suite }.map { (place: $0, block: block) }
    }

    /// Of the problem with an unknown key in a block: how the block is called, and the keys that it may have.
    private static func unknownKey(_ problem: WorkspaceProblem) -> (path: String, keys: Set<String>)? {
        guard problem.what.hasPrefix("unknown key") else { return nil }
        let path = problem.what.firstRange(of: " in ").map { problem.what[$0.upperBound...].prefix { $0 != " " } }
        let keys = problem.expected.replacing("one of ", with: "").replacing(" or ", with: ", ")
        return (path.map(String.init) ?? "", Set(keys.split(separator: ", ").map(String.init)))
    }

    @Test func `the readers know the keys of the reference and no others`() throws {
        let workspace = try BlockWorkspace()

        for (place, block) in Self.places {
            let problems = try workspace.problems(place, BlockWorkspace.needed(place) + [("zzz", "1")])

            let told = problems.compactMap(Self.unknownKey).first { $0.path == BlockWorkspace.label(place.path) }
            #expect(told?.keys == Set(block.keys.map(\.name)), "\(place)")
        }
    }

    @Test func `every block that the readers know is in the reference`() throws {
        let workspace = try BlockWorkspace()
        let documented = Set(Self.places.map(\.place))

        for (place, block) in Self.places {
            for key in block.keys {
                let path = place.path(of: key.name)
                for (shape, end) in [
                    ("{zzz: 1}", ""), ("{\(BlockWorkspace.name(in: path)): {zzz: 1}}", ".NAME"), ("[{zzz: 1}]", "[]"),
                ] {
                    let problems = try workspace.problems(place, BlockWorkspace.members(place, key.name, shape))

                    let label = BlockWorkspace.label(path + end)
                    let isRead = problems.compactMap(Self.unknownKey).contains { $0.path == label }
                    #expect(isRead == documented.contains(Place(place.file, path + end)), "\(path + end)")
                }
            }
        }
    }

    @Test func `a key that is required is missed, and no other`() throws {
        let workspace = try BlockWorkspace()

        for (place, block) in Self.places {
            for key in block.keys {
                let problems = try workspace.problems(place, BlockWorkspace.members(place, key.name, nil))

                let isMissed = problems.contains {
                    $0.severity == .error && $0.what == "\(BlockWorkspace.label(place.path(of: key.name))) is missing"
                }
                #expect(isMissed == (key.usual == .required), "\(place.path(of: key.name)): \(problems)")
            }
        }
    }

    @Test func `a default that is said changes nothing`() throws {
        let workspace = try BlockWorkspace()
        var count = 0

        for (place, block) in Self.places {
            for key in block.keys {
                guard case .value(let usual) = key.usual else { continue }
                let without = try workspace.load(place, BlockWorkspace.members(place, key.name, nil)).workspace
                let said = try workspace.load(place, BlockWorkspace.members(place, key.name, usual)).workspace

                #expect(Self.parts(without) == Self.parts(said), "\(place.path(of: key.name)): \(usual)")
                count += 1
            }
        }
        #expect(count > 80)
    }

    private static func parts(_ workspace: Workspace) -> [AnyHashable] {
        [
            workspace.storePath, workspace.engine, workspace.privacy, workspace.retention, workspace.webhooks,
            workspace.telemetry, workspace.serve, workspace.chat, workspace.evals, workspace.drift,
            workspace.providers, workspace.models, workspace.tiers, workspace.plans, workspace.tenants,
            workspace.operators, workspace.features, workspace.prompts, workspace.search,
        ]
    }

    @Test func `ranges, units and words are those of the readers' errors`() throws {
        let workspace = try BlockWorkspace()

        for (place, block) in Self.places {
            for key in block.keys where !key.values.hasPrefix("the name of") {
                let label = BlockWorkspace.label(place.path(of: key.name))
                let problem = try workspace.problems(place, BlockWorkspace.members(place, key.name, "zzz")).first {
                    $0.what.hasPrefix(label + " ")
                }

                let isBounded = key.values.contains(/from \S+ to \S+/)
                #expect(!isBounded || problem != nil, "\(label) takes anything")
                guard let problem, problem.expected.contains(#/from \S+ to \S+|true or false|one of| or /#),
                    !problem.expected.hasPrefix("keys and values")
                else { continue }
                let expected = problem.expected.split(separator: /,? such as/)[0]
                let values = key.values.replacing(/(\d),(?=\d{3})/) { $0.output.1 }
                #expect(values.contains(expected), "\(label): \(key.values), but the reader: \(problem.expected)")
            }
        }
    }

    @Test func `every example is read`() throws {
        let workspace = try BlockWorkspace()
        let others = ["names no", "has no models", "is not the file's name"]

        for block in ConfigurationReference.blocks where block.places[0].file != .suite {
            let file = block.places[0].file
            let keys = Set(block.example.matches(of: /(?m)^\w+/).map { String($0.output) })
            let rest = BlockWorkspace.needed(Place(file)).filter { !keys.contains($0.key) }
            let text = rest.map { "\($0.key): \($0.value)\n" }.joined() + block.example
            do { _ = try workspace.load(file, text) } catch let error as WorkspaceError {
                // An example may name what another one defines.
                let wrong = error.errors.filter { problem in !others.contains { problem.what.contains($0) } }
                #expect(wrong.isEmpty, "\(block.title): \(wrong)")
            }
        }
    }

    @Test func `the fields of golden samples are in the reference, and its sample is read`() throws {
        let block = try #require(ConfigurationReference.blocks.first { $0.places[0].file == .suite })
        let folder = try TemporaryFolder()
        try folder.write(block.example + "\n", to: "golden/limits.jsonl")

        let suite = try GoldenFolder(root: folder.path).load("limits")

        let own: Set = ["id", "category", "input", "expected", "scorer"]
        #expect(Set(block.keys.map(\.name)) == own.union(GoldenSample.optionNames))
        let scorers = try #require(block.keys.first { $0.name == "scorer" }).values
        #expect(scorers == "one of " + ScorerName.allCases.map(\.rawValue).joined(separator: ", "))
        #expect(suite.samples.count == 1)
    }

    @Test func `the page of the documentation is the reference`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = "Sources/chassis/Documentation.docc/Configuration.md"

        let text = try String(contentsOf: root.appending(path: page), encoding: .utf8)

        #expect(text == ConfigurationReference.page, "write it anew: chassis check --explain all > \(page)")
    }

    @Test(arguments: [
        ("hedge", "routing.hedge: after"), ("routing.hedge.after", "routing.hedge: after"),
        ("mark_below", "confidence: mark_below"), ("models.gpt-6.1.prices[0].from", "models.NAME.prices[]: from"),
        ("models.gpt-6.1.warm.probe", "models.NAME.warm: probe"), ("limits.deadline", "limits: deadline"),
        ("receivers", "webhooks.receivers.NAME: own data"), ("zzz", ""), ("", ""),
        ("weight", "plans.NAME: weight golden/SUITE.jsonl: weight"),
        ("knowledge/void.md", "knowledge/**/*.md: tenant tenants plans"),
    ]) func `a key is found by its name, its path and what errors call it`(words: String, found: String) {
        let blocks = ConfigurationReference.entries(of: words)

        #expect(
            blocks.map { "\($0.title): \($0.keys.map(\.name).joined(separator: " "))" }.joined(separator: " ") == found)
    }

    @Test func `an unknown key leads to what there is`() throws {
        let workspace = try BlockWorkspace()

        func remedies(_ place: Place) throws -> [String?] {
            try workspace.problems(place, BlockWorkspace.needed(place) + [("zzz", "1")]).map(\.remedy).filter {
                $0 != nil
            }
        }

        #expect(try remedies(Place(.workspace, "engine")) == ["see what there is: chassis check --explain engine"])
        #expect(
            try remedies(Place(.workspace, "models.NAME.prices[]"))
                == ["see what there is: chassis check --explain models.NAME.prices"])
        #expect(try remedies(Place(.feature)) == ["see what there is: chassis check --explain features"])
        #expect(ConfigurationReference.suggestion(for: "hedeg") == "hedge")
    }
}
