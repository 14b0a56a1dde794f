import ChassisCore
import ChassisSurface

/// Which flags are listed, as the reviewer types it: a small part of the grammar of Jobs and Traces.
///
///     tenant:acme -verdict:correct "wrong price"
///
/// Words must all stand somewhere in what is known of a flag; `field:value` in that field alone, with alternatives `a,b`.
/// `-` in front negates, quotes keep spaces and colons from meaning anything. Letter case makes no difference.
struct FlagFilter: Hashable, Sendable {
    enum Field: String, CaseIterable, Sendable {
        case tenant, feature, prompt, reason, reporter, owner, verdict, notes, id, trace
    }

    private struct Term: Hashable {
        var isNegated: Bool
        /// Any of them when `nil`.
        var field: Field?
        /// One of them must be found; in lower case.
        var values: [String]
    }

    enum Mistake: Error, Equatable {
        case unknownField(String, nearest: String?)
        case noValue(Field)
        case openQuote

        var text: SafeText {
            switch self {
            case .unknownField(let name, let nearest):
                "there is no field '\(SafeText(name, upTo: 40))' → "
                    + (nearest.map { "did you mean \(SafeText($0))? " } ?? "fields are \(FlagFilter.names); ")
                    + "quote a word with a colon"
            case .noValue(let field): "\(SafeText(field.rawValue)): what should it be? → an example: tenant:acme"
            case .openQuote: "a quote is not closed → close it"
            }
        }
    }

    static let all = FlagFilter(terms: [])
    private static let names = SafeText(Field.allCases.map(\.rawValue).joined(separator: ", "))

    private let terms: [Term]

    private init(terms: [Term]) { self.terms = terms }

    init(parsing text: String) throws(Mistake) {
        var terms: [Term] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
                continue
            }
            let isNegated = first == "-" && rest.dropFirst().first.map { !$0.isWhitespace } == true
            if isNegated { rest.removeFirst() }
            let (word, colon) = try Self.takeWord(&rest)
            guard let colon else {
                terms.append(Term(isNegated: isNegated, field: nil, values: [word.lowercased()]))
                continue
            }
            let name = String(word.prefix(colon)).lowercased()
            guard let field = Field(rawValue: name) else {
                throw .unknownField(name, nearest: Nearest.name(to: name, among: Field.allCases.map(\.rawValue)))
            }
            let values = word.dropFirst(colon + 1).lowercased().split(separator: ",").map(String.init)
            guard !values.isEmpty else { throw .noValue(field) }
            terms.append(Term(isNegated: isNegated, field: field, values: values))
        }
        self.terms = terms
    }

    /// Takes a word without its quotes; with where its first colon stands that is not quoted.
    private static func takeWord(_ rest: inout Substring) throws(Mistake) -> (word: String, colon: Int?) {
        var word = ""
        var colon: Int?
        var isQuoted = false
        while let next = rest.first, isQuoted || !next.isWhitespace {
            rest.removeFirst()
            if next == "\"" {
                isQuoted.toggle()
                continue
            }
            if next == ":", !isQuoted, colon == nil { colon = word.count }
            word.append(next)
        }
        if isQuoted { throw .openQuote }
        return (word, colon)
    }

    func matches(_ flag: FlaggedAnswer) -> Bool {
        terms.allSatisfy { term in
            let text = (term.field.map { [flag.text(of: $0)] } ?? flag.texts).joined(separator: "\n").lowercased()
            return term.values.contains { text.contains($0) } != term.isNegated
        }
    }
}

extension FlaggedAnswer {
    fileprivate func text(of field: FlagFilter.Field) -> String {
        switch field {
        case .tenant: tenant
        case .feature: feature
        case .prompt: "\(promptName)@\(promptVersion)"
        case .reason: reason
        case .reporter: reporter
        case .owner: owner ?? ""
        case .verdict: verdict?.rawValue ?? "open"
        case .notes: notes
        case .id: id.description
        case .trace: "\(job.trace) \(job.description)"
        }
    }

    fileprivate var texts: [String] {
        FlagFilter.Field.allCases.map(text) + ["\(feature)@\(promptVersion)", expected ?? "", sample ?? ""]
    }
}
