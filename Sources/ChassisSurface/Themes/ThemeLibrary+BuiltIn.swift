extension ThemeLibrary {
    /// `themes/dark.yaml` as shipped, so that a binary alone still has a theme; a test keeps the two equal.
    static let builtInSource = """
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
}
