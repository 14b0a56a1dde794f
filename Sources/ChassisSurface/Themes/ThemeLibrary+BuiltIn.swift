extension ThemeLibrary {
    /// The files of `themes/` as shipped, by name, so that a binary alone has every theme; a test keeps them equal.
    static let builtInSources: [String: String] = [
        "dark": dark, "high-contrast": highContrast, "light": light, "mono": mono,
    ]

    private static let dark = """
        # Dark, calm, for long days. Roles name colours of the palette; other themes inherit the roles and bring a palette.
        variant: dark

        palette:
          bg: "#15191f"
          raised: "#1f252d"
          selection: "#2b3b4f"
          fg: "#d5dae0"
          bright: "#f2f5f8"
          muted: "#8a94a1"
          line: "#56616e"
          red: "#ef6b73"
          orange: "#e5975a"
          yellow: "#e3c065"
          green: "#8cc57a"
          cyan: "#63c4c6"
          blue: "#6ea8ee"
          magenta: "#c692e2"

        roles:
          text: {fg: fg, bg: bg}
          text.muted: muted
          text.ghost: {fg: muted, mods: [italic]}
          text.accent: cyan
          text.title: {fg: bright, mods: [bold]}
          text.label: fg
          text.masked: {fg: magenta, mods: [underline]}
          raised: {bg: raised}
          border: line
          border.focused: blue
          table.header: {fg: muted, mods: [bold]}
          table.selected: {fg: bright, bg: selection}
          table.mark: yellow
          status.ok: green
          status.warning: yellow
          status.danger: {fg: red, mods: [bold]}
          status.info: blue
          status.running: cyan
          status.queued: fg
          status.cancelled: muted
          diff.added: green
          diff.added.word: {fg: bg, bg: green}
          diff.removed: red
          diff.removed.word: {fg: bg, bg: red}
          chart.1: blue
          chart.2: orange
          chart.3: green
          chart.4: magenta
          key: {fg: yellow, mods: [bold]}
          badge: {fg: bg, bg: blue, mods: [bold]}
          match: {fg: bg, bg: yellow}
          input: bright
          footer: muted

        """

    private static let highContrast = """
        # For weak eyes and strong sun: every text at 7:1 or more. Blue and orange stand for good and bad, so that hue
        # is told apart with red-green colour blindness too.
        inherits: dark
        variant: dark

        palette:
          bg: "#000000"
          raised: "#1a1a1a"
          selection: "#0a3f8a"
          fg: "#ffffff"
          bright: "#ffffff"
          muted: "#c8c8c8"
          line: "#a0a0a0"
          red: "#ff9a5c"
          orange: "#ffb366"
          yellow: "#ffe14d"
          green: "#7cc8ff"
          cyan: "#66f0f0"
          blue: "#8ab8ff"
          magenta: "#f0a6ff"

        roles:
          table.selected: {fg: "#ffffff", bg: selection, mods: [bold, underline]}
          status.danger: {fg: red, mods: [bold, underline]}

        """

    private static let light = """
        # For bright rooms.
        inherits: dark
        variant: light

        palette:
          bg: "#fbfaf7"
          raised: "#efede8"
          selection: "#cfe0f5"
          fg: "#2c3138"
          bright: "#0d1014"
          muted: "#66707b"
          line: "#9aa1a9"
          red: "#b3202c"
          orange: "#a4520e"
          yellow: "#80610a"
          green: "#2d7030"
          cyan: "#0f6b74"
          blue: "#1d5fb4"
          magenta: "#87369c"

        """

    private static let mono = """
        # No colour at all: the terminal's own two, and emphasis.
        variant: dark

        palette: {}

        roles:
          text: {fg: default, bg: default}
          text.muted: {mods: [dim]}
          text.ghost: {mods: [dim, italic]}
          text.accent: {mods: [bold]}
          text.title: {mods: [bold]}
          text.masked: {mods: [underline]}
          border: {mods: [dim]}
          border.focused: {mods: [bold]}
          table.header: {mods: [bold, underline]}
          table.selected: {mods: [reverse]}
          table.mark: {mods: [bold]}
          status.ok: {mods: []}
          status.warning: {mods: [bold]}
          status.danger: {mods: [bold, underline]}
          status.cancelled: {mods: [dim]}
          diff.added.word: {mods: [bold, underline]}
          diff.removed.word: {mods: [bold, underline]}
          key: {mods: [bold]}
          badge: {mods: [reverse]}
          match: {mods: [reverse]}
          footer: {mods: [dim]}

        """
}
