enum PlaceholderChassisWorkspace {}
