import ChassisCore
import ChassisEngine
import ChassisWorkspace
import Logging

/// Puts changed files of a workspace in force in this process.
struct WorkspaceReload: Sendable {
    private let engine: Engine
    /// `nil` where files can't be watched: then a change needs a restart.
    private let watcher: WorkspaceWatcher?

    init(engine: Engine, loaded: LoadedWorkspace) {
        self.engine = engine
        do {
            watcher = try WorkspaceWatcher(folder: loaded.workspace.root, current: loaded)
        } catch {
            engine.logger.warning("\(error)")
            watcher = nil
        }
    }

    func stop() { watcher?.stop() }

    /// - Parameter onUpdate: Called with each changed workspace once it is in force, and with each that was refused.
    func run(_ onUpdate: @Sendable (WorkspaceUpdate) -> Void) async {
        guard let watcher else { return }
        for await update in watcher.updates() {
            switch update {
            case .changed(var workspace, let warnings):
                for warning in warnings { engine.logger.warning("\(warning)") }
                // The store can't be moved under a running engine.
                let storePath = engine.setup.workspace.storePath
                if workspace.storePath != storePath {
                    engine.logger.error(
                        """
                        store: \(workspace.storePath) takes a restart; until then this process works \(storePath), and \
                        commands look at the other
                        """)
                    workspace.storePath = storePath
                }
                do {
                    try await engine.use(workspace)
                    engine.noteConfiguration(isRefused: false)
                    onUpdate(update)
                } catch {
                    engine.noteConfiguration(isRefused: true)
                    engine.logger.error("\(error)")
                }
            case .rejected(let error):
                engine.noteConfiguration(isRefused: true)
                for problem in error.problems { engine.logger.error("\(problem)") }
                engine.logger.error("the last good configuration stays in force")
                onUpdate(update)
            }
        }
    }
}
