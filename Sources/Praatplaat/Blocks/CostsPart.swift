import Markup
import PageTemplates

/// What it costs, by payer: amounts beside each other, or as on a bill where there is less room.
struct CostsPart {
  private static let gutter = 18.0

  private let heading: Paragraph
  private let items: [(amount: Paragraph, payer: Paragraph)]
  private let note: Paragraph?
  private let isBill: Bool
  private let width: Double
  private let scale: TypeScale

  init(_ costs: PosterContent.Costs, width: Double, isBill: Bool, _ scale: TypeScale) {
    (self.width, self.isBill, self.scale) = (width, isBill, scale)
    heading = .heading(costs.heading, width: width, scale)
    note = costs.note.map { Paragraph($0, width: width, TypeStyle(size: scale.fine(9.5))) }
    items = isBill ? Self.bill(costs, width, scale) : Self.columns(costs, width, scale)
  }

  private static func bill(_ costs: PosterContent.Costs, _ width: Double, _ scale: TypeScale) -> [(
    amount: Paragraph, payer: Paragraph
  )] {
    costs.items.map { item in
      let style = TypeStyle(size: scale.running(13), isBold: true, leading: 1.25)
      let fitting = Typesetter.fitting(item.amount, width: width * 0.62, style, lines: 1, least: 9)
      let amount = Paragraph(item.amount, width: width * 0.66, fitting, side: .end)
      let room = width - amount.width - 22
      return (amount, Paragraph(item.payer, width: room, TypeStyle(size: scale.running(13), leading: 1.25)))
    }
  }

  private static func columns(_ costs: PosterContent.Costs, _ width: Double, _ scale: TypeScale) -> [(
    amount: Paragraph, payer: Paragraph
  )] {
    let column = columnWidth(width, costs.items.count)
    let style = TypeStyle(size: scale.running(19), isBold: true, leading: 1.2)
    let sizes = costs.items.map {
      Typesetter.fitting($0.amount, width: column * 0.97, style, lines: 2, least: 11).size
    }
    let fitting = style.resized(sizes.min() ?? style.size)
    return costs.items.map { item in
      (
        Paragraph(item.amount, width: column, fitting),
        Paragraph(item.payer, width: column, TypeStyle(size: scale.running(12.5)))
      )
    }
  }

  private static func columnWidth(_ width: Double, _ count: Int) -> Double {
    (width - Double(count - 1) * gutter) / Double(max(1, count))
  }

  private var top: Double { heading.height + scale.scaled(7) }
  private var rowGap: Double { scale.scaled(3) }
  private var amountHeight: Double { items.map(\.amount.height).max() ?? 0 }
  private func rowHeight(_ item: (amount: Paragraph, payer: Paragraph)) -> Double {
    max(item.amount.height, item.payer.height) + rowGap
  }
  private var noteTop: Double {
    let rows =
      isBill
      ? items.reduce(0) { $0 + rowHeight($1) } : amountHeight + (items.map(\.payer.height).max() ?? 0)
    return top + rows + (note == nil ? 0 : scale.scaled(5))
  }

  var height: Double { noteTop + (note?.height ?? 0) }

  /// The part with its top at a place.
  func placed(_ x: Double, _ y: Double) -> (texts: [Paragraph], view: View) {
    let heading = heading.at(x, y)
    let note = note?.at(x, y + noteTop)
    var (texts, views) = ([heading], [View]())
    var (left, row) = (x, y + top)
    for item in items {
      let placed =
        isBill ? billed(item, x, row) : (item.payer.at(left, row + amountHeight), item.amount.at(left, row))
      texts += [placed.0, placed.1]
      views.append([
        "payer": .view(placed.0.view()), "amount": .view(placed.1.view()),
        "dots": .view(isBill ? dots(from: placed.0, to: placed.1) : nil),
      ])
      left += Self.columnWidth(width, items.count) + Self.gutter
      row += isBill ? rowHeight(item) : 0
    }
    return (
      texts + (note.map { [$0] } ?? []),
      ["heading": .view(heading.view(level: 2)), "items": .list(views), "note": .view(note?.view())]
    )
  }

  /// A payer to the left and the amount to the right, on one line.
  private func billed(_ item: (amount: Paragraph, payer: Paragraph), _ x: Double, _ y: Double) -> (
    Paragraph, Paragraph
  ) {
    let payer = item.payer.at(x, y)
    return (payer, item.amount.standing(at: x + width, base: payer.baseline))
  }

  private func dots(from payer: Paragraph, to amount: Paragraph) -> View? {
    let (start, end) = (payer.x + payer.style.width(payer.lines.first ?? "") + 6, amount.x - amount.width - 6)
    guard end - start > 8 else { return nil }
    return ["x": .text(start.tenths), "end": .text(end.tenths), "y": .text((payer.baseline - 0.8).tenths)]
  }
}
