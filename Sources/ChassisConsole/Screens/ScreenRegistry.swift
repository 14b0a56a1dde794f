/// The screens there are, one for each name. A new screen is a new line here.
enum ScreenRegistry {
    static func screens() -> [any Screen] {
        [
            OverviewScreen(), JobsScreen(), TracesScreen(), CostsScreen(), EvalsScreen(), ReviewScreen(),
            PromptsScreen(),
        ]
    }
}
