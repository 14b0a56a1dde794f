import Foundation

extension FileManager {
    /// In bytes; `nil` where there is no such file.
    func size(of path: String) -> Int? { (try? attributesOfItem(atPath: path))?[.size] as? Int }
}
