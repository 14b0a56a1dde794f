import ArgumentParser
import ChassisCore
import Foundation

/// A question before a command does what can't be undone, or does it to many.
///
/// Whoever types is asked: where the output goes (`| cat`, `> file`) makes no difference, so the question goes to standard
/// error.
enum Confirmation {
    /// Ends the command where the answer is another, and where nobody can be asked.
    ///
    /// - Parameters:
    ///   - what: What would be done, for the refusal: `cancel these 12 jobs`.
    ///   - show: Shows what would be hit, before the question.
    static func ask(
        _ question: String, answer: String, what: String, show: () -> Void = {}
    ) throws {
        guard isatty(0) == 1 else { throw NobodyToAsk(what: what) }
        show()
        StandardStream.error.write(question)
        guard readLine()?.trimmingCharacters(in: .whitespaces).lowercased() == answer.lowercased() else {
            Report.say("nothing is done")
            throw ExitCode(1)
        }
    }
}

/// A question that had to be asked, and standard input is no terminal. Ends with 2: an option is missing.
struct NobodyToAsk: OperatorError {
    /// As it follows "to".
    let what: String

    var code: String { "confirmation_needed" }
    var message: String { "Standard input is no terminal: nobody can be asked whether to \(what)." }
    var remedy: String? { "say --yes to \(what), or --dry-run to see what would be hit" }
}
