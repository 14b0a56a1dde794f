enum PlaceholderChassisConsole {}
