import IndicatorSchema
import PageTemplates

/// The tables of costs and benefits: always with a range.
struct CostTables {
  let subject: BackgroundSubject
  private var report: Report { subject.report }
  private var language: Language { report.language }

  /// What low literacy costs each payer in a year; nil without costs or people.
  var yearly: View? {
    let costs = report.settings.poster.costs
    guard !costs.isEmpty, let people = report.estimate(subject.municipality.row)?.people else { return nil }
    return [
      "title": .text(language("background.yearly", ["name": subject.name])),
      "rows": .list(
        costs.map { cost in
          line(
            language.capitalised(cost.label), people.times(cost.euro),
            one: language.number(cost.euro, decimals: 0))
        }),
    ]
  }

  /// What courses cost and yield, by payer; nil without such columns.
  var courses: View? {
    guard let row = subject.municipality.row else { return nil }
    let benefits = rows(.benefit, row)
    let sums = rows(.totalBenefit, row) + rows(.cost, row) + rows(.netBenefit, row)
    guard !(benefits + sums).isEmpty else { return nil }
    let column = (report.facets.all(.totalBenefit) + report.facets.all(.benefit)).first
    return [
      "payers": .list(benefits), "sums": .list(sums),
      "prices": .text(report.facets.all(.cost).first?.remark.map(language.capitalised)),
      "definition": .text(column?.indicator.definition.map { language.text($0) }),
    ]
  }

  private func rows(_ kind: Facet.Kind, _ row: Int) -> [View] {
    report.facets.all(kind).compactMap { column in
      report.quantity(row, column).map { line(column.labelWithoutRemark, $0, one: nil) }
    }
  }

  private func line(_ label: String, _ amount: Quantity, one: String?) -> View {
    [
      "label": .text(label), "one": .text(one), "value": .text(language.significant(amount.value)),
      "lower": .text(language.significant(amount.lower)), "upper": .text(language.significant(amount.upper)),
      "isSure": .flag(amount.isSure),
    ]
  }
}

extension Language {
  /// A whole number of which the first two digits mean something: for scenarios that lie far apart.
  func significant(_ value: Double) -> String {
    var unit = 1.0
    while unit * 100 <= value.magnitude, unit < 1e15 { unit *= 10 }
    return number((value / unit).rounded() * unit, decimals: 0)
  }
}

extension ReportColumn {
  /// What stands between brackets at the end of the label, nil without.
  var remark: String? { lastBracket.map { String(label[$0.upperBound...].dropLast()) } }

  /// The label without that.
  var labelWithoutRemark: String { lastBracket.map { String(label[..<$0.lowerBound]) } ?? label }

  private var lastBracket: Range<String.Index>? {
    label.hasSuffix(")") ? label.ranges(of: " (").last : nil
  }
}
