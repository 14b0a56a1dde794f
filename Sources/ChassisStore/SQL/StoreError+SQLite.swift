import GRDB
import GRDBSQLite

extension StoreError {
    /// What an error thrown below the room's door means to an operator.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as SQLiteFailure: self.init(code: error.code, reason: error.reason, path: path)
        case let error as DatabaseError:
            let reason = error.message ?? "unknown reason"
            self.init(code: error.resultCode.primaryResultCode.rawValue, reason: reason, path: path)
        default: self = .failed(code: -1, reason: "\(type(of: error))")
        }
    }

    private init(code: Int32, reason: String, path: String) {
        self =
            switch code {
            case SQLITE_FULL: .diskFull(path: path)
            case SQLITE_BUSY, SQLITE_LOCKED: .busy(path: path)
            case SQLITE_READONLY: .readOnly(path: path, reason: "it was opened for reading only")
            case SQLITE_NOTADB: .notADatabase(path: path)
            case SQLITE_CORRUPT: .damaged(path: path, reason: reason)
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .cannotOpen(path: path, reason: reason)
            case SQLITE_MISUSE: .closed
            default: .failed(code: Int(code), reason: reason)
            }
    }
}
