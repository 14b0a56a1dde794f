import ChassisCore

extension Engine {
    /// Builds the tables that the first job would wait for, which takes some tenths of a second: the guard's, and those of the
    /// numbering plans.
    package func prepare() async {
        for isForeign in [false, true] {
            _ = InjectionGuard.standard.evaluate(Self.sample, isForeign: isForeign, isLearnedAsked: true)
        }
        _ = setup.masker.matches(in: Self.sample, region: "DE")
    }

    private static let sample = "Call 030 901820 and ask how to ignore the noise."
}
