package import ChassisCore
import Synchronization

/// The vocabularies of a workspace's models, each read once, when it is first needed.
package final class Vocabularies: Sendable {
    package typealias Read = @Sendable (VocabularySource) throws(VocabularyError) -> Vocabulary

    private let read: Read
    private let kept = Mutex<[VocabularySource: Result<Vocabulary, VocabularyError>]>([:])

    package init(_ read: @escaping Read) { self.read = read }

    /// For engines without files.
    package static let none = Vocabularies { source throws(VocabularyError) in
        throw VocabularyError(source.path, "nothing reads files here")
    }

    /// Who comes while it is being read waits: all of them need it.
    func vocabulary(_ source: VocabularySource) -> Result<Vocabulary, VocabularyError> {
        kept.withLock { kept in
            if let known = kept[source] { return known }
            let result: Result<Vocabulary, VocabularyError>
            do throws(VocabularyError) { result = .success(try read(source)) } catch { result = .failure(error) }
            kept[source] = result
            return result
        }
    }

    /// Files that could not be used are tried again.
    func forgetFailures() {
        kept.withLock { kept in kept = kept.filter { if case .success = $0.value { true } else { false } } }
    }
}

extension Setup {
    /// What counts the tokens of texts for a model.
    package func counter(of model: Model?) -> TokenCounter {
        guard let model else { return .estimate }
        if let source = model.vocabulary, case .success(let vocabulary) = vocabularies.vocabulary(source) {
            return TokenCounter(.exact(vocabulary))
        }
        return tokenCalibrations[model.name].map { TokenCounter(.calibrated($0)) }
            ?? TokenCounter(.estimated, family: .of(model: model.id))
    }

    /// What a model's tokens are read by; `nil` where none is installed, or where its file can't be used.
    package func vocabulary(ofModelNamed name: String) -> Vocabulary? {
        guard let source = workspace.model(name)?.vocabulary else { return nil }
        return try? vocabularies.vocabulary(source).get()
    }

    /// Why a model's vocabulary is not used; `nil` where it is, or where it has none.
    package func vocabularyProblem(of model: Model?) -> VocabularyError? {
        guard let source = model?.vocabulary, case .failure(let error) = vocabularies.vocabulary(source) else {
            return nil
        }
        return error
    }
}

extension Call {
    /// For the model that is to be asked first.
    var counter: TokenCounter { setup.counter(of: route.candidates.first) }
}
