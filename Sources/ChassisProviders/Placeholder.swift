enum PlaceholderChassisProviders {}
