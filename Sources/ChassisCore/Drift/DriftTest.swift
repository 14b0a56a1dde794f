import Foundation

/// Evidence that two groups of jobs differ, as the logarithm of a Bayes factor: how many times likelier the figures are
/// under a difference than under none.
///
/// Each is valid at any time: under "no difference" its mean is at most 1 however long one looks, so that by Ville's
/// inequality it ever passes 1/α with a chance of at most α. That needs no plan of when to look.
package enum DriftTest {
    /// How far the spread of a figure from bucket to bucket goes beyond chance.
    struct Spread {
        /// Variance over what chance gives; 1 or more. Jobs that come in bursts of the like count for fewer.
        var inflation = 1.0
        /// Standard deviation of the buckets' true means, in the figure's unit.
        var deviation = 0.0
    }

    /// Two means, variance unknown: a normal mixture over effects beyond `margin`.
    ///
    /// The Bayes factor of the two-sample t statistic with a normal prior on the standardised effect; as a ratio of
    /// likelihoods of the maximal invariant it is a test martingale whatever mean and variance are, the baseline's
    /// error included. A difference of `margin` or less counts as none, on either side.
    ///
    /// - SeeAlso: Gönen, Johnson, Lu, Westfall, "The Bayesian two-sample t test" (2005); Hendriksen, de Heide, Grünwald,
    ///   "Optional stopping with Bayes factors" (2021); Robbins, "Statistical methods related to the law of the iterated
    ///   logarithm" (1970) for the normal mixture.
    static func means(
        _ before: Moments, _ now: Moments, margin: Double, variance: Double, inflation: Double
    ) -> Double {
        guard before.count > 1, let was = before.mean, let isNow = now.mean, variance > 0 else { return 0 }
        let (a, b) = (Double(before.count), Double(now.count))
        let size = a * b / (a + b) / inflation
        let freedom = (a + b) / inflation - 2
        guard freedom > 0 else { return 0 }
        let excess = max(0, abs(isNow - was) - margin)
        let squared = excess * excess / variance * size
        let widened = 1 + size * priorVariance
        let exponent = log1p(squared / freedom) - log1p(squared / (freedom * widened))
        // Two sides are looked at.
        return -0.5 * log(widened) + (freedom + 1) / 2 * exponent - log(2)
    }

    /// The prior variance of a standardised effect beyond the margin: most are below one and a half deviations.
    private static let priorVariance = 0.5

    /// Two distributions over the same labels: the Dirichlet–multinomial Bayes factor with Jeffreys' prior; with two
    /// labels the beta–binomial one.
    ///
    /// - SeeAlso: Good, "On the application of symmetric Dirichlet distributions and their mixtures to contingency
    ///   tables" (1976); Gunel, Dickey, "Bayes factors for independence in contingency tables" (1974).
    static func categories(_ before: [Double], _ now: [Double]) -> Double {
        let prior = [Double](repeating: 0.5, count: before.count)
        let informed = zip(prior, before).map(+)
        return likelihood(now, prior) - likelihood(now, informed)
    }

    /// Logarithm of the chance of counts in a given order under a Dirichlet distribution.
    private static func likelihood(_ counts: [Double], _ prior: [Double]) -> Double {
        var sum = gamma(prior.reduce(0, +)) - gamma(prior.reduce(0, +) + counts.reduce(0, +))
        for (count, weight) in zip(counts, prior) { sum += gamma(weight + count) - gamma(weight) }
        return sum
    }

    /// ln Γ(x) for x > 0: Stirling's series, shifted to where it is exact to 10⁻¹².
    ///
    /// - SeeAlso: Abramowitz, Stegun, "Handbook of Mathematical Functions", 6.1.41.
    static func gamma(_ x: Double) -> Double {
        var x = x
        var shift = 0.0
        while x < 10 {
            shift += log(x)
            x += 1
        }
        let inverse = 1 / (x * x)
        let series = (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1260.0 - inverse / 1680.0))) / x
        return (x - 0.5) * log(x) - x + 0.918_938_533_204_672_7 + series - shift
    }
}
