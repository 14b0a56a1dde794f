package import ChassisCore
import Foundation
import Glibc

/// The vocabularies that models name: outside the workspace's own folders mostly, and read when they are first needed.
package enum VocabularyFile {
    /// Reads a vocabulary; of a GGUF model its head alone.
    ///
    /// - Complexity: O(bytes of the vocabulary); see `chassis bench tokens`.
    package static func read(_ source: VocabularySource) throws(VocabularyError) -> Vocabulary {
        // O_NONBLOCK: opening a pipe must not wait for a writer.
        let descriptor = open(source.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw VocabularyError(source.path, reason()) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw VocabularyError(source.path, "it is no plain file")
        }
        let bytes: [UInt8]
        do { bytes = Array(try file.read(upToCount: Vocabulary.mostBytes) ?? Data()) } catch {
            throw VocabularyError(source.path, reason())
        }
        guard Int(status.st_size) <= Vocabulary.mostBytes || bytes.starts(with: "GGUF".utf8) else {
            throw VocabularyError(source.path, "it has more than \(Vocabulary.mostBytes / 1_000_000) MB")
        }
        return try Vocabulary.read(bytes, file: source.path, split: source.split)
    }

    static func absolute(_ models: [Model], in root: String) -> [Model] {
        models.map { model in
            var model = model
            if let path = model.vocabulary?.path, !path.hasPrefix("/") { model.vocabulary?.path = root + "/" + path }
            return model
        }
    }

    /// Says of files that are not there; what is in them is looked at by `chassis check`.
    static func check(_ models: [Model], in root: String, log: ProblemLog) {
        for model in absolute(models, in: root) {
            guard let path = model.vocabulary?.path, access(path, R_OK) != 0 else { continue }
            log.error(
                Place(ChassisFile.name), "models.\(model.name).vocabulary names no file that can be read",
                expected: "a .tiktoken file, a tokenizer.json or a .gguf model", found: quoted(path))
        }
    }

    private static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}
