extension PosterContent {
  /// The most words that a reader takes in at a glance.
  public static let wordLimit = 150

  /// Every word on the page; a sign of a currency on its own is none.
  public var words: Int {
    texts.reduce(0) { count, text in
      count + text.split(whereSeparator: \.isWhitespace).count { $0 != "€" }
    }
  }

  /// Leaves out what can be missed, until the page has few enough words: the talking points, the last first, then
  /// the notes of places, and the note of the costs. What still has more words needs other texts.
  public mutating func fit(_ limit: Int = PosterContent.wordLimit) {
    points = Array(points.prefix(3))
    while words > limit, !points.isEmpty { points.removeLast() }
    for index in (places?.areas ?? []).indices.reversed() where words > limit {
      places?.areas[index].note = nil
    }
    if words > limit { costs?.note = nil }
  }

  /// The texts that are drawn, in the order in which they are read.
  var texts: [String] {
    let shown = limited
    var texts: [String?] = [shown.eyebrow, shown.headline, shown.share, shown.range]
    if let places = shown.places {
      texts += [places.heading, places.map == nil ? nil : places.legend]
      texts += places.areas.flatMap { [$0.name, $0.people, $0.note] }
    }
    if let part = shown.consequences {
      texts += [part.heading] + part.items.flatMap { [$0.figure, $0.text] }
    }
    if let costs = shown.costs {
      texts += [costs.heading] + costs.items.flatMap { [$0.payer, $0.amount] } + [costs.note]
    }
    if let library = shown.library { texts += [library.heading, library.text, library.reach] }
    texts += [shown.question] + shown.points + [shown.source, shown.link]
    return texts.compactMap { $0 }
  }

  /// The content that is drawn: no more of anything than there is room for, and no heading above nothing.
  var limited: PosterContent {
    var content = self
    content.oneIn = min(100, max(1, oneIn))
    content.points = Array(points.filter { !$0.isEmpty }.prefix(3))
    content.places?.areas = Array((places?.areas ?? []).prefix(3))
    content.consequences?.items = Array((consequences?.items ?? []).prefix(4))
    content.costs?.items = Array((costs?.items ?? []).prefix(5))
    if content.places?.areas.isEmpty == true, content.places?.map == nil { content.places = nil }
    if content.consequences?.items.isEmpty == true { content.consequences = nil }
    if content.costs?.items.isEmpty == true { content.costs = nil }
    return content
  }
}
