/// What is wrong with a filter, and where. Columns count characters from 1.
package enum FilterError: OperatorError, Hashable {
    case unknownField(String, column: Int, suggestion: String?)
    case badValue(field: JobFilter.Field, value: String, column: Int)
    case unclosedQuote(column: Int)
    case unclosedParenthesis(column: Int)
    case unexpected(String, column: Int)
    case missing(String, column: Int)
    case tooLong(limit: Int)
    case tooManyTerms(limit: Int)
    case tooDeep(limit: Int, column: Int)

    package var code: String { "bad_filter" }

    /// Where to put the caret; `nil` when it is the whole filter.
    package var column: Int? {
        switch self {
        case .unknownField(_, let column, _), .badValue(_, _, let column), .unclosedQuote(let column),
            .unclosedParenthesis(let column), .unexpected(_, let column), .missing(_, let column),
            .tooDeep(_, let column):
            column
        case .tooLong, .tooManyTerms: nil
        }
    }

    package var message: String {
        switch self {
        case .unknownField(let name, let column, _): "Filter, column \(column): there is no field '\(name)'."
        case .badValue(let field, let value, let column):
            "Filter, column \(column): '\(value)' is no value of \(field.rawValue), expected \(field.expected)."
        case .unclosedQuote(let column): "Filter, column \(column): the quote that opens here is not closed."
        case .unclosedParenthesis(let column):
            "Filter, column \(column): the parenthesis that opens here is not closed."
        case .unexpected(let text, let column): "Filter, column \(column): '\(text)' can't stand here."
        case .missing(let what, let column): "Filter, column \(column): \(what) is missing."
        case .tooLong(let limit): "The filter has more than \(limit) characters."
        case .tooManyTerms(let limit): "The filter has more than \(limit) terms."
        case .tooDeep(let limit, let column):
            "Filter, column \(column): more than \(limit) parentheses inside each other."
        }
    }

    package var remedy: String? {
        switch self {
        case .unknownField(let name, _, let suggestion?): "did you mean \(suggestion)? Or quote it: \"\(name):…\""
        case .unknownField:
            "fields are \(JobFilter.Field.allCases.map(\.rawValue).joined(separator: ", ")); quote a word with a colon"
        case .badValue(.state, _, _), .badValue: "an example: state:failed,retrying tenant:acme age:<2h cost:>0.05"
        case .unclosedQuote, .unclosedParenthesis: "close it"
        case .unexpected, .missing: "an example: (state:failed or state:retrying) -feature:triage"
        case .tooLong, .tooManyTerms, .tooDeep: "make it simpler"
        }
    }
}
