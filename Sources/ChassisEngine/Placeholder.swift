enum PlaceholderChassisEngine {}
