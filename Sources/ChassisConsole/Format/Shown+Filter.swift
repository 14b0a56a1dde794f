import ChassisCore
import ChassisSurface

/// What is said of a filter beside its mistakes.
extension Shown {
    /// That a name in it is not one of the workspace's, and which was probably meant; `nil` when all are known.
    static func strangeName(in filter: JobFilter, _ context: ScreenContext) -> SafeText? {
        guard let strange = context.workspace.flatMap({ filter.strangeNames(in: $0).first }) else { return nil }
        let what = "the workspace has no \(strange.field.rawValue) '\(line(strange.name, upTo: 40))'" as SafeText
        if let nearest = strange.nearest { return what + ": did you mean \(line(nearest, upTo: 60))?" }
        let begun = strange.beginnings.prefix(5).map { line($0, upTo: 40) }
        return begun.isEmpty ? what : what + "; so begin " + begun.joined(separator: ", ")
    }

    /// The two parts of a filter's mistake.
    static func mistake(_ error: FilterError) -> SafeText { failure(error.message, error.remedy) }
}
