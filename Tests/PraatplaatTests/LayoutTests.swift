import Testing

@testable import Praatplaat

/// Numbers that look like chance, and are the same in every run.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite("Nothing on the page lies over something else, or leaves it")
struct LayoutTests {
  private static let names = [
    "Noord", "'s-Hertogenbosch", "Sudwest-Fryslân", "Nieuwerkerkaandenijsselsteinermeerwouden",
    "Sint Nicolaasga en Heerenveen-Zuid-Oost", String(repeating: "m", count: 40), "A", "<script>",
    "Den Haag, Scheveningen/Duindorp en omstreken",
  ]

  private func check(_ content: PosterContent, _ comment: Comment) throws {
    let layout = try PosterLayout(content, PosterStyle())
    let page = Box(x: 0, y: 0, width: Page.width, height: Page.height)
    let safe = Box(x: 20, y: 20, width: Page.width - 40, height: Page.height - 40)
    for (index, block) in layout.blocks.enumerated() {
      #expect(page.contains(block.box), "\(block.name): \(comment)")
      for other in layout.blocks.dropFirst(index + 1) {
        #expect(block.box.bottom <= other.box.y + 0.1, "\(block.name), \(other.name): \(comment)")
      }
      let boxes = block.texts.map(\.boxes).flatMap { $0 } + block.pictures
      for (number, box) in boxes.enumerated() {
        #expect(block.box.contains(box), "\(block.name) \(number): \(comment)")
        #expect(safe.contains(box), "\(block.name) \(number): \(comment)")
        for other in boxes.dropFirst(number + 1) {
          #expect(!box.overlaps(other), "\(block.name) \(number): \(comment)")
        }
      }
    }
  }

  private func content(_ dice: inout Dice) -> PosterContent {
    func name(_ dice: inout Dice) -> String { Self.names.randomElement(using: &dice) ?? "" }
    func maybe(_ dice: inout Dice) -> Bool { Int.random(in: 0..<3, using: &dice) > 0 }
    let maps = [0.2, 0.6, 1, 1.6, 2.2, 2.4, 4, 9].map { Sample.map($0) }
    let map = maybe(&dice) ? maps.randomElement(using: &dice) : nil
    let areas = (0..<Int.random(in: 0...3, using: &dice)).map { _ in name(&dice) }
    var content = Sample.content(
      headline: "In \(name(&dice)) hebben ongeveer 1.234.567 mensen moeite met lezen en schrijven.",
      places: maybe(&dice) ? Sample.places(areas, map: map) : nil)
    content.oneIn = Int.random(in: 1...100, using: &dice)
    content.share = "Dat is 1 op de \(content.oneIn)."
    content.eyebrow = "Praatplaat \(name(&dice))"
    if !maybe(&dice) { content.range = nil }
    if !maybe(&dice) { content.consequences = nil }
    if !maybe(&dice) { content.costs = nil }
    if !maybe(&dice) { content.library = nil } else if !maybe(&dice) { content.library?.reach = nil }
    if !maybe(&dice) { content.logo = nil }
    if !maybe(&dice) { content.link = nil }
    content.points = Array(content.points.prefix(Int.random(in: 0...3, using: &dice)))
    return content
  }

  @Test("with any parts, names, numbers and maps", arguments: 0..<40)
  func anything(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 7919 &+ 1)
    for _ in 0..<4 {
      let content = content(&dice)
      try check(content, "\(content)")
    }
  }

  @Test("with every number of people", arguments: 1...100)
  func people(_ count: Int) throws {
    var content = Sample.content()
    content.oneIn = count
    content.share = "Dat is 1 op de \(count)."
    try check(content, "\(count)")
  }

  @Test("with one thing of each, and with the most of each", arguments: [1, 2, 3, 4, 5])
  func counts(_ count: Int) throws {
    var content = Sample.content()
    content.consequences?.items = Array(
      repeating: .init(theme: .work, figure: "1.234.567", text: "mensen"), count: count)
    content.costs?.items = Array(
      repeating: .init(amount: "€ 1.234.567 tot 9.876.543", payer: "arbeidsongeschiktheidsfonds"),
      count: count)
    try check(content, "\(count)")
    content.library = nil
    try check(content, "\(count) without a library")
  }

  @Test("no type is smaller than 9 points on A4, and none that is read on smaller than 11")
  func sizes() throws {
    let layout = try PosterLayout(Sample.content(), PosterStyle())
    let sizes = layout.blocks.flatMap { $0.texts }.map(\.style.size)
    #expect((sizes.min() ?? 0) >= 9)
    let small = layout.blocks.flatMap(\.texts).filter { $0.style.size < 11 }.flatMap(\.lines)
    // Notes, the key of the map and the sources.
    #expect(
      small.joined(separator: " ")
        == "Donker: een groter deel. lijkt hoger lijkt hoger lijkt hoger Prijzen van 2018. Bron: CBS 2022. Dit zijn schattingen. bieb.nl/taal"
    )
  }

  @Test("the less there is on a page, the larger its type")
  func larger() throws {
    var content = Sample.content()
    let full = try PosterLayout(content, PosterStyle()).scale.factor
    content.costs = nil
    content.library = nil
    let less = try PosterLayout(content, PosterStyle()).scale.factor
    content.consequences = nil
    content.places = nil
    let least = try PosterLayout(content, PosterStyle()).scale.factor
    #expect(full < less && less < least)
  }

  @Test("a page is filled to its foot, whatever is left out")
  func filled() throws {
    for drop in 0..<16 {
      var content = Sample.content()
      if drop & 1 > 0 { content.costs = nil }
      if drop & 2 > 0 { content.library = nil }
      if drop & 4 > 0 { content.consequences = nil }
      if drop & 8 > 0 { content.places = nil }
      let blocks = try PosterLayout(content, PosterStyle()).blocks
      #expect(abs((blocks.last?.box.bottom ?? 0) - (Page.height - Page.foot)) < 0.1, "\(drop)")
    }
  }

  @Test("texts that can't fit are an error that names the page, not a page that runs over")
  func tooMuch() {
    var content = Sample.content()
    content.library?.text = String(repeating: "taal ", count: 2000)
    #expect(throws: (any Error).self) { try PosterLayout(content, PosterStyle()) }
  }
}
