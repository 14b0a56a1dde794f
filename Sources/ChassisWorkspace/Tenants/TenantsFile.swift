package import ChassisCore
import Foundation
import Glibc

/// Changes the tenants of a workspace's `chassis.yaml`: the file stays the one place that says who they are.
///
/// Processes take turns by a lock on the folder. The new text is loaded with all the other files first, and must give
/// the same tenants but for the one change; only then it takes the old one's place, whole, and running processes
/// follow it as they follow an editor.
package struct TenantsFile {
    private let folder: String
    private let environment: @Sendable (String) -> String?

    /// - Parameter folder: The workspace's.
    package init(folder: String, environment: @escaping @Sendable (String) -> String?) {
        self.folder = WorkspaceLoader.absolute(folder)
        self.environment = environment
    }

    /// - Throws: `TenantFileError`; nothing has changed then.
    package func add(_ tenant: Tenant) throws(TenantFileError) {
        guard Naming.isWord(tenant.id) else { throw .badName(tenant.id) }
        try change { lines, tenants throws(TenantFileError) in
            guard !tenants.contains(where: { $0.id == tenant.id }) else {
                throw .exists(tenant.id, line: lines.line(of: tenant.id))
            }
            lines.add(tenant)
            return tenants + [tenant]
        }
    }

    /// Gives a tenant limits of its own, in the place of those it had.
    package func set(_ limits: RateLimits, of id: String) throws(TenantFileError) {
        try change { lines, tenants throws(TenantFileError) in
            guard let index = tenants.firstIndex(where: { $0.id == id }) else { throw .unknown(id) }
            var tenants = tenants
            tenants[index].limits = limits
            lines.set(limits, of: id)
            return tenants
        }
    }

    /// Takes a tenant out with the knowledge of its own, also where it was taken out by hand before.
    ///
    /// - Returns: The line of `chassis.yaml` that still names the tenant, where its form isn't known and people have to take
    ///   it out; counted from 1.
    /// - Throws: `TenantFileError`, also where another file names the tenant; nothing has changed then.
    package func remove(_ id: String) throws(TenantFileError) -> Int? {
        // Aside first: the files must be whole without it, and with it they are not.
        let aside = try TenantKnowledge(of: id, in: folder).putAside()
        var left: Int?
        do throws(TenantFileError) {
            try takeOut(id)
        } catch .unknownForm {
            left = line(of: id)
        } catch {
            aside?.putBack()
            throw error
        }
        try aside?.delete()
        return left
    }

    private func line(of id: String) -> Int? {
        guard let data = FileManager.default.contents(atPath: folder + "/" + ChassisFile.name),
            case .map(let members)? = YAMLReader.read(
                String(decoding: data, as: UTF8.self), file: ChassisFile.name, log: ProblemLog())?.kind,
            case .map(let tenants)? = members.first(where: { $0.name == "tenants" })?.value.kind
        else { return nil }
        return tenants.first { $0.name == id }?.line
    }

    /// The pages of a tenant's own knowledge, from the workspace's folder.
    package func pages(of id: String) -> [String] { TenantKnowledge(of: id, in: folder).pages }

    private func takeOut(_ id: String) throws(TenantFileError) {
        try change { lines, tenants throws(TenantFileError) in
            lines.remove(id)
            return tenants.filter { $0.id != id }
        }
    }

    private func change(
        _ body: (inout TenantLines, [Tenant]) throws(TenantFileError) -> [Tenant]
    ) throws(TenantFileError) {
        let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw .cannotWrite(Self.reason()) }
        defer { close(lock) }
        let path = URL(filePath: folder + "/" + ChassisFile.name).resolvingSymlinksInPath().path
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else { throw .cannotWrite("it can't be read") }
        let old = try load(nil).tenants
        guard var lines = TenantLines(text) else { throw .unknownForm }
        let tenants = try body(&lines, old)
        guard tenants != old else { return }
        guard try load(lines.text).tenants == tenants else { throw .unknownForm }
        try replace(path, with: Array(lines.text.utf8))
        fsync(lock)
    }

    private func load(_ proposal: String?) throws(TenantFileError) -> Workspace {
        do {
            return try WorkspaceLoader.load(folder: folder, environment: environment, proposal: proposal).workspace
        } catch { throw proposal == nil ? TenantFileError.invalid(error) : .refused(error) }
    }

    private func replace(_ path: String, with bytes: [UInt8]) throws(TenantFileError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .cannotWrite(Self.reason()) }
        let new = (path as NSString).deletingLastPathComponent + "/.\(ChassisFile.name).\(UUID().uuidString)"
        let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.st_mode & 0o777)
        guard file >= 0 else { throw .cannotWrite(Self.reason()) }
        defer { close(file) }
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0, rename(new, path) == 0 else {
            let reason = Self.reason()
            unlink(new)
            throw .cannotWrite(reason)
        }
    }

    private static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}

/// Why the tenants of a workspace's own file can't be read or written.
package enum TenantFileError: OperatorError {
    case badName(String)
    case exists(String, line: Int?)
    case unknown(String)
    case unknownForm
    case cannotWrite(String)
    /// A folder of knowledge.
    case cannotDelete(String)
    case invalid(WorkspaceError)
    /// The file would have a mistake; it is as it was.
    case refused(WorkspaceError)

    package var code: String {
        switch self {
        case .badName: "bad_name"
        case .exists: "tenant_exists"
        case .unknown: "unknown_tenant"
        case .unknownForm: "unknown_form"
        case .cannotWrite, .cannotDelete: "cannot_write"
        case .invalid(let error), .refused(let error): error.code
        }
    }

    package var message: String {
        switch self {
        case .badName(let id): "A tenant can't be called \(quoted(id)): expected \(Naming.words)."
        case .exists(let id, let line):
            "Tenant '\(id)' is there already" + (line.map { ": chassis.yaml:\($0)." } ?? ".")
        case .unknown(let id): "There is no tenant \(quoted(id)) in chassis.yaml."
        case .unknownForm: "'tenants:' of chassis.yaml isn't written as one tenant a line or block."
        case .cannotWrite(let why): "chassis.yaml can't be changed: \(why)."
        case .cannotDelete(let path): "\(path) can't be deleted."
        case .invalid(let error): error.message
        case .refused(let error):
            "Nothing was written: " + (error.errors.first.map(Self.words) ?? error.message)
        }
    }

    /// A line of the file that was never written says nothing; other files are there.
    private static func words(of problem: WorkspaceProblem) -> String {
        problem.file == ChassisFile.name
            ? "\(problem.what), expected \(problem.expected), found \(problem.found)." : "\(problem)"
    }

    package var remedy: String? {
        switch self {
        case .badName: nil
        case .exists(let id, _): "change its limits: chassis tenants limit \(id) --requests-per-minute N"
        case .unknown: "list them: chassis tenants list"
        case .unknownForm: "change the file by hand; running processes follow it at once"
        case .cannotWrite: "check the folder's permissions and space"
        case .cannotDelete: "check the folder's permissions, and delete it by hand"
        case .invalid(let error): error.remedy
        case .refused: "give what is expected; chassis.yaml is as it was"
        }
    }
}
