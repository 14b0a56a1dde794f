import ChassisCore
import ChassisSurface

/// Which flags are listed.
enum ReviewShelf: Int, CaseIterable, Sendable {
    case open, mine, resolved, all

    var title: SafeText {
        switch self {
        case .open: "Open"
        case .mine: "Mine"
        case .resolved: "Resolved"
        case .all: "All"
        }
    }

    func has(_ flag: FlaggedAnswer, user: String) -> Bool {
        switch self {
        case .open: flag.isOpen
        case .mine: flag.isOpen && !user.isEmpty && flag.owner == user
        case .resolved: !flag.isOpen
        case .all: true
        }
    }

    func moved(by step: Int) -> ReviewShelf {
        let count = Self.allCases.count
        return ReviewShelf(rawValue: ((rawValue + step) % count + count) % count) ?? self
    }
}

extension FlaggedAnswer: TableRow {}
