import AreaMaps

extension PosterContent {
  /// Where people live: a map, and the areas that are named.
  public struct Places: Sendable {
    /// The heading.
    public var heading: String
    /// The map; without one the names stand large.
    public var map: Map?
    /// What the colours of the map mean, in words.
    public var legend: String?
    /// The areas that are named, in the order of the numbers on the map; three at most are drawn.
    public var areas: [Place]

    /// Makes the part.
    public init(heading: String, map: Map? = nil, legend: String? = nil, areas: [Place] = []) {
      (self.heading, self.map, self.legend, self.areas) = (heading, map, legend, areas)
    }
  }

  /// A map of the municipality.
  public enum Map: Sendable {
    /// A map by areas; size, colours and fonts become those of the page.
    case choropleth(Choropleth)
    /// A picture that the program made, such as a tile map: one `svg` element, and the size that it gives itself.
    case drawing(svg: String, width: Double, height: Double)
  }

  /// An area that is named.
  public struct Place: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// How many people it is about.
    public var people: String
    /// A verdict, or how sure it is, in a few words.
    public var note: String?

    /// Makes an area.
    public init(name: String, people: String, note: String? = nil) {
      (self.name, self.people, self.note) = (name, people, note)
    }
  }

  /// What the municipality notices of it.
  public struct Consequences: Hashable, Sendable {
    /// The heading.
    public var heading: String
    /// Four at most are drawn.
    public var items: [Consequence]

    /// Makes the part.
    public init(heading: String, items: [Consequence]) { (self.heading, self.items) = (heading, items) }
  }

  /// One thing the municipality notices.
  public struct Consequence: Hashable, Sendable {
    /// What it is about, which gives the little drawing; nil gives none.
    public var theme: Theme?
    /// The figure: `42%`.
    public var figure: String
    /// The words behind it.
    public var text: String

    /// Makes a consequence.
    public init(theme: Theme?, figure: String, text: String) {
      (self.theme, self.figure, self.text) = (theme, figure, text)
    }
  }

  /// What a consequence is about.
  public enum Theme: String, CaseIterable, Hashable, Sendable {
    /// Income, poverty and debts.
    case money
    /// Health and care.
    case health
    /// Work and benefits.
    case work
    /// Children and school.
    case children
  }

  /// What it costs.
  public struct Costs: Hashable, Sendable {
    /// The heading.
    public var heading: String
    /// Who pays what; five at most are drawn.
    public var items: [Cost]
    /// What one has to know of these amounts.
    public var note: String?

    /// Makes the part.
    public init(heading: String, items: [Cost], note: String? = nil) {
      (self.heading, self.items, self.note) = (heading, items, note)
    }
  }

  /// What one payer pays.
  public struct Cost: Hashable, Sendable {
    /// The amount, as a range.
    public var amount: String
    /// Who pays.
    public var payer: String

    /// Makes an amount.
    public init(amount: String, payer: String) { (self.amount, self.payer) = (amount, payer) }
  }

  /// What the library does.
  public struct Library: Hashable, Sendable {
    /// The heading.
    public var heading: String
    /// What it does.
    public var text: String
    /// How many people it reaches.
    public var reach: String?

    /// Makes the part.
    public init(heading: String, text: String, reach: String? = nil) {
      (self.heading, self.text, self.reach) = (heading, text, reach)
    }
  }

  /// A picture of whom the page is.
  public struct Logo: Hashable, Sendable {
    /// The picture itself, as `data:image/...;base64,...`.
    public let dataURI: String
    /// What it says, for who can't see it.
    public let alternative: String

    /// Makes a logo; nil for anything but a picture that is in the text itself, so that no page asks for a file.
    public init?(dataURI: String, alternative: String) {
      let types = ["png", "jpeg", "gif", "webp", "svg+xml"]
      guard let type = types.first(where: { dataURI.hasPrefix("data:image/\($0);base64,") }) else {
        return nil
      }
      let data = dataURI.dropFirst("data:image/\(type);base64,".count)
      let isData = data.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
          true
        default: false
        }
      }
      guard isData, !data.isEmpty else { return nil }
      (self.dataURI, self.alternative) = (dataURI, alternative)
    }
  }
}
