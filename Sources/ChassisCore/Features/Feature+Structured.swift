extension Feature {
    /// How a feature with a schema comes by an answer that fits it, as one policy. (`structured:`)
    ///
    /// The steps, each taken only when the one before brought no answer that fits: hold the model to the schema, check
    /// the whole schema here, mend the syntax here, show the model what is wrong (`limits.repairs` times), ask a stronger
    /// model, give the last good answer marked stale, fail with `output_invalid`.
    package struct Structured: Hashable, Sendable {
        /// Whether a model whose provider can hold it to a schema is held to it.
        package var constrains = true
        /// Whether syntax that is no JSON is read with forgiveness.
        package var mends = true
        /// Whose models are asked when an answer stays bad; `nil` for none beyond the feature's own.
        package var stronger: Tier?
        /// The last good answer to the same question is given up to this age; `nil`: as `cache` says.
        package var lastGood: Duration?

        package init(constrains: Bool = true, mends: Bool = true, stronger: Tier? = nil, lastGood: Duration? = nil) {
            self.constrains = constrains
            self.mends = mends
            self.stronger = stronger
            self.lastGood = lastGood
        }
    }
}
