enum PlaceholderChassisTerminal {}
