/// Two house styles as a library's communication officer would write them. Both libraries are made up.
enum ExampleStyles {
  static let forest = """
    name: Bibliotheek Boslanden
    logo: { file: huisstijl/boslanden.svg, alt: Bibliotheek Boslanden }
    colours:
      paper: "#f6f8f3"
      card: "#ffffff"
      ink: "#14231a"
      soft: "#4a5c50"
      line: "#d5ded3"
      accent: "#1f6b3b"
      tint: "#e2eede"
      slate: "#5b3a70"
      band: "#7f8f7c"
      hatch: "#7d8a80"
      outline: "#1d2b22"
      sequence: ["#edf8e9", "#bae4b3", "#74c476", "#31a354", "#006d2c"]
      diverging: ["#7b3294", "#c2a5cf", "#f7f7f7", "#a6dba0", "#008837"]
      poster:
        background: "#dcecd9"
        on_background: "#14231a"
        highlight: "#5b3a70"
        paper: "#ffffff"
        ink: "#14231a"
        soft: "#4a5c50"
        accent: "#1f6b3b"
        question_background: "#1f6b3b"
        on_question: "#ffffff"
        map: ["#edf8e9", "#bae4b3", "#74c476", "#31a354", "#006d2c"]
    fonts:
      text: Lato, Arial, sans-serif
      headings: "'Roboto Slab', Georgia, serif"
      files:
        - { file: huisstijl/lato.woff2, family: Lato }
        - { file: huisstijl/lato-bold.woff2, family: Lato, weight: 700 }
        - { file: huisstijl/roboto-slab.ttf, family: Roboto Slab, weight: 300 700 }
    wording:
      map.heading: Waar wonen deze mensen?
      map.title: "Kaart van {place}: {label}"
    """

  static let sea = """
    # Wat hier niet staat, blijft zoals het is.
    name: De Zeebieb
    logo:
      file: ${data}/huisstijl/zeebieb.png
      alt: De Zeebieb, bibliotheek aan zee
    colours:
      paper: "#fff"
      card: "#f7fbfd"
      tint: "#e3f1f7"
      ink: "#0b2027"
      soft: "#47616b"
      line: "#cfdde3"
      accent: "#00688b"
      slate: "#b0233a"
      band: "#7f939c"
      poster: { background: "#ffd23f", highlight: "#8f1c2f", question_background: "#00425a" }
    fonts: { headings: "Georgia, serif" }
    """

  static let files: [String: [UInt8]] = [
    "huisstijl/boslanden.svg": Array(Fixture.svg.utf8), "huisstijl/lato.woff2": Fixture.woff2,
    "huisstijl/lato-bold.woff2": Fixture.woff2, "huisstijl/roboto-slab.ttf": Fixture.ttf,
    "${data}/huisstijl/zeebieb.png": Fixture.png,
  ]
}
