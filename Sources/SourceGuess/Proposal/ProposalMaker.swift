import IndicatorSchema
import PluginKit

/// Puts a proposal together and tries it.
struct ProposalMaker {
  private let reading: TableReading
  private let name: String

  init(_ reading: TableReading) {
    self.reading = reading
    name = FileSlug.slug(reading.input.name)
  }

  /// How often a trial may show that an indicator of the catalogue is the wrong one.
  private static let attempts = 4

  /// Makes the proposal that a trial leaves.
  ///
  /// - Throws: What reading the input throws.
  func make() throws -> Proposal {
    let candidates = figureColumns()
    let dimensions = try Dimensions(reading, figures: candidates)
    let chosen = Set(dimensions.filters.map(\.column))
    let figures = candidates.filter { !chosen.contains($0.index) }
    var refused: Set<IndicatorID> = []
    var (proposal, files) = compatible(figures, dimensions, &refused)
    for _ in 0..<ProposalMaker.attempts {
      proposal.trial = trial(proposal, files)
      guard let reason = proposal.trial.firstRefusal, reason.code == .outOfRange,
        let wrong = proposal.figures.first(where: {
          $0.declared == nil && reason.message.contains($0.id.text)
        })
      else { break }
      refused.insert(wrong.id)
      (proposal, files) = compatible(figures, dimensions, &refused)
    }
    return proposal
  }

  /// A draft whose indicators are all declared by files that go together.
  private func compatible(
    _ figures: [ColumnFacts], _ dimensions: Dimensions, _ refused: inout Set<IndicatorID>
  ) -> (Proposal, Catalogue) {
    while true {
      var proposal = draft(figures, dimensions, refused)
      let known = proposal.figures.filter { $0.declared == nil }.map(\.id)
      let choice = reading.input.catalogues.choice(table: proposal.table, indicators: Set(known))
      guard choice.impossible.isSubset(of: refused) else {
        refused.formUnion(choice.impossible)
        continue
      }
      proposal.catalogues = choice.files.map(\.name)
      return (proposal, choice.catalogue)
    }
  }

  private func figureColumns() -> [ColumnFacts] {
    guard reading.long == nil else { return [] }
    let taken = takenColumns
    return Array(
      reading.columns.filter { column in
        !taken.contains(column.index) && column.index < reading.survey.columnsOfFirst
          && ColumnRole(of: column, unit: reading.titles[column.index].printedUnit) == .figure
      }.prefix(FigureMaker.mostFigures))
  }

  private var takenColumns: Set<Int> {
    var taken: Set<Int> = [reading.area.column]
    if case .column(let column) = reading.period.content { taken.insert(column) }
    return taken
  }

  private func draft(_ columns: [ColumnFacts], _ dimensions: Dimensions, _ refused: Set<IndicatorID>)
    -> Proposal
  {
    var maker = FigureMaker(reading, refused: refused)
    let figures = reading.long.map { maker.figures(of: $0) } ?? maker.figures(columns)
    let settings = SettingsMaker(reading, dimensions, figures: figures, table: maker.table)
    let facts = reading.long.map { [reading.columns[$0.value]] } ?? columns
    return Proposal(
      location: reading.input.location, name: name, plugin: reading.input.type.declaration.name,
      what: reading.input.recognition.what,
      form: Certainty(reading.input.recognition.confidence, reading.input.recognition.what),
      settings: settings.settings(numbers: facts), figures: figures,
      columns: ColumnReport(reading, dimensions, figures: Set(columns.map(\.index))).columns,
      catalogues: [], notes: notes(dimensions, maker.nearTable, figures), trial: Proposal.Trial())
  }

  private func notes(_ dimensions: Dimensions, _ near: TableMatch?, _ figures: [Proposal.Figure]) -> [String]
  {
    var notes: [String] = []
    if figures.isEmpty { notes.append("There are no figures: the source gives areas with their names only.") }
    if let problem = dimensions.problem { notes.append("It can't be read as it is: \(problem).") }
    if reading.survey.refused > 0, let first = reading.survey.firstRefusal {
      notes.append(
        "\(reading.survey.refused) records are damaged; the first: \(first.message)\(first.place?.line.map { " in line \($0)" } ?? "")."
      )
    }
    if let near, near.certainty.probability >= 0.6 {
      let absent = near.absent.prefix(4).map(\.text).joined(separator: ", ")
      notes.append(
        "Near to \(near.key): \(near.certainty.reason)\(absent.isEmpty ? "" : "; absent are \(absent)").")
    }
    if reading.notation.confidence < 0.65 {
      notes.append("Numbers: \(Certainty(reading.notation.confidence, reading.notation.reason).text).")
    }
    return notes
  }

  private func trial(_ proposal: Proposal, _ known: Catalogue) -> Proposal.Trial {
    var catalogue = known
    for indicator in proposal.figures.compactMap(\.declared) { catalogue.add(indicator) }
    let context = PlanContext(
      step: proposal.name, catalogue: catalogue, period: nil, pipeline: proposal.name)
    return TrialRun.run(
      reading.input.type, proposal.trialNode, context, host: reading.input.host, limit: reading.recordLimit)
  }
}

extension Proposal {
  /// The table whose bindings are used.
  fileprivate var table: String? {
    guard case .scalar(let key, _) = settings.first(where: { $0.field == "bindings" })?.value else {
      return nil
    }
    return key
  }

  /// The configuration of the source, with some period where that is left to fill in.
  fileprivate var trialNode: ConfigNode {
    let settings = settings.map { setting -> (String, ConfigNode.Content) in
      (setting.field, setting.isOpen ? .text("2000") : setting.value)
    }
    let columns = figures.filter { !$0.isBound && $0.column != nil }.map { ($0.id.text, $0.binding) }
    return .proposed(.members(settings + (columns.isEmpty ? [] : [("columns", .members(columns))])))
  }
}
