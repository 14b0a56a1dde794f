import Foundation
import Glibc

/// The folder of a tenant's own knowledge, `knowledge/tenants/ID`.
struct TenantKnowledge {
    private let parent: String
    private let id: String

    /// - Parameter folder: The workspace's, absolute.
    init(of id: String, in folder: String) {
        parent = folder + "/" + KnowledgeFile.tenantsFolder
        self.id = id
    }

    /// Files below it, from the workspace's folder, in order; hidden ones too.
    var pages: [String] {
        guard Naming.isWord(id) else { return [] }
        let files = FileManager.default.enumerator(atPath: parent + id)?.compactMap { $0 as? String } ?? []
        return files.filter { file in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: parent + id + "/" + file, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.map { KnowledgeFile.tenantsFolder + id + "/" + $0 }.sorted()
    }

    /// Hides it from everybody who reads the workspace; `nil` where there is none.
    func putAside() throws(TenantFileError) -> Aside? {
        guard Naming.isWord(id) else { return nil }
        let aside = Aside(place: parent + id, hidden: parent + ".\(id).erased-\(UUID().uuidString)")
        if rename(aside.place, aside.hidden) == 0 { return aside }
        guard errno == ENOENT || errno == ENOTDIR else { throw .cannotDelete(KnowledgeFile.tenantsFolder + id) }
        return nil
    }

    struct Aside {
        fileprivate let place: String
        /// Beside it, so that the way back is one step.
        fileprivate let hidden: String

        func putBack() { _ = rename(hidden, place) }

        func delete() throws(TenantFileError) {
            do { try FileManager.default.removeItem(atPath: hidden) } catch { throw .cannotDelete(hidden) }
        }
    }
}
