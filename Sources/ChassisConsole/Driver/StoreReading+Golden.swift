import ChassisCore
import ChassisEngine

/// Golden suites, which lie in files: the engine knows how to reach them.
extension StoreReading {
    func suites() -> Answer {
        guard let engine else { return .suites([]) }
        do {
            let workspace = engine.setup.workspace
            return .suites(try engine.golden.names().map { summary($0, engine.golden, workspace) })
        } catch { return Self.failed(error) }
    }

    /// A suite with a mistake is listed with what is wrong: the others are none the worse for it.
    private func summary(_ name: String, _ golden: GoldenFiles, _ workspace: Workspace) -> SuiteSummary {
        do {
            let suite = try golden.load(name)
            var seen: Set<String> = []
            let features = suite.samples.compactMap { $0.options["feature"]?.string }.filter {
                seen.insert($0).inserted
            }
            return SuiteSummary(
                name: name, samples: suite.samples.count, features: features, feature: suite.feature(in: workspace))
        } catch {
            let text = (error as? any OperatorError)?.message ?? "\(error)"
            return SuiteSummary(name: name, samples: 0, features: [], trouble: text)
        }
    }

    func suite(_ name: String) -> Answer {
        guard let engine else { return .suite(nil) }
        do { return .suite(try engine.golden.load(name)) } catch { return Self.failed(error) }
    }

    private static func failed(_ error: any Error) -> Answer {
        guard let error = error as? any OperatorError else { return .failed(Failure(message: "\(error)", remedy: nil)) }
        return .failed(Failure(message: error.message, remedy: error.remedy))
    }
}
