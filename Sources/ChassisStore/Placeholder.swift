enum PlaceholderChassisStore {}
