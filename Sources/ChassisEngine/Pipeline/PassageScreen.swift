import ChassisCore
import Synchronization

/// Remembers which passages hold something to mask, so that the many clean ones are looked at once.
final class PassageScreen: Sendable {
    private let clean = Mutex<Set<String>>([])

    /// The passage with its personal data as placeholders of this call; `Unmask` puts the values back.
    func masked(_ passage: Passage, _ masker: Masker, region: String, map: inout MaskMap) -> Passage {
        // What reads as a phone number depends on the region.
        let key = region + passage.id
        if clean.withLock({ $0.contains(key) }) { return passage }
        var passage = passage
        // A heading names people as often as what stands below it.
        let title = masker.mask(passage.title, by: .article, region: region, map: &map)
        let text = masker.mask(passage.text, by: .article, region: region, map: &map)
        if title == passage.title, text == passage.text { _ = clean.withLock { $0.insert(key) } }
        (passage.title, passage.text) = (title, text)
        return passage
    }
}
