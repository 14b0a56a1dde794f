extension Feature {
    /// What becomes of an answer that is little trusted. (`confidence:`)
    package struct Trust: Hashable, Sendable {
        /// Answers of less confidence are marked `low_confidence` in the trace, the job and a header; `nil` for never. 0…1.
        package var markBelow: Double?
        /// Answers of less confidence are flagged for review; `nil` for never. 0…1.
        package var reviewBelow: Double?

        package init(markBelow: Double? = nil, reviewBelow: Double? = nil) {
            self.markBelow = markBelow
            self.reviewBelow = reviewBelow
        }
    }

    /// Whether it decides anything how far an answer is trusted.
    package var weighsConfidence: Bool {
        trust.markBelow != nil || trust.reviewBelow != nil || (routing.cascade?.below ?? 0) > 0
    }
}
