import IndicatorSchema
import PluginKit

/// Looks at an unknown input and proposes a source for it.
///
/// Everything is told from the input itself and a catalogue; the same input gives the same proposal.
public struct SourceGuess: Sendable {
  private let registry: PluginRegistry
  private let host: any FileHost
  private let options: Options

  /// What a user may say beforehand.
  public struct Options: Sendable {
    /// The name of the source plugin, when only that one is to be tried.
    public var source: String?
    /// The column of the area.
    public var area: String?
    /// The period of all records.
    public var period: Period?
    /// Whether to look at the first records only.
    public var isQuick: Bool
    /// The files with known indicators and tables.
    public var catalogues: [CatalogueFile]

    /// Makes options.
    public init(
      source: String? = nil, area: String? = nil, period: Period? = nil, isQuick: Bool = false,
      catalogues: [CatalogueFile] = []
    ) {
      self.source = source
      self.area = area
      self.period = period
      self.isQuick = isQuick
      self.catalogues = catalogues
    }
  }

  /// The records that a quick guess looks at.
  static let quickRecords = 20_000

  /// Makes a guess over the plugins of a host.
  public init(registry: PluginRegistry, host: any FileHost, options: Options = Options()) {
    self.registry = registry
    self.host = host
    self.options = options
  }

  /// Proposes a source.
  ///
  /// - Throws: `Diagnostic` `data.no-table` with what the input is when it is no table of areas, `data.empty`,
  ///   `config.unknown-plugin`, and what opening and reading the input throws.
  public func propose(_ location: Location) throws -> Proposal {
    let sample = try sample(location)
    if options.source == nil, let form = KnownForm.certain(sample) { throw form.diagnostic(location.path) }
    let candidates = try sources().flatMap { type in
      type.recognise(sample).map { (type: type, recognition: $0) }
    }
    let ranked = candidates.enumerated().sorted { a, b in
      let (left, right) = (a.element.recognition.confidence, b.element.recognition.confidence)
      return left == right ? a.offset < b.offset : left > right
    }.map(\.element)
    guard !ranked.isEmpty else { throw KnownForm.likely(sample).diagnostic(location.path) }
    var failure: (any Error)?
    for candidate in ranked {
      do {
        return try propose(location, sample, candidate.type, candidate.recognition)
      } catch {
        failure = failure ?? error
      }
    }
    // Text that hardly looks like a table and can't be read as one is none.
    let isDoubtful = (ranked.first?.recognition.confidence ?? 0) < 0.8
    throw isDoubtful
      ? KnownForm.likely(sample).diagnostic(location.path) : failure ?? Diagnostic(.fault, "no reason")
  }

  private func propose(
    _ location: Location, _ sample: InputSample, _ type: any RecognisingSource.Type,
    _ recognition: Recognition
  ) throws -> Proposal {
    let input = GuessedInput(
      location: location, name: sample.name, type: type, recognition: recognition, host: host,
      options: options,
      catalogues: KnownCatalogues(options.catalogues))
    let reading = try TableReading(input)
    return try ProposalMaker(reading).make()
  }

  private func sample(_ location: Location) throws -> InputSample {
    do {
      return try SampleReader.read(location, host: host, isQuick: options.isQuick)
    } catch let error as Diagnostic where error.code == .archiveMember {
      throw OfficeFile.explained(error, location)
    }
  }

  private func sources() throws -> [any RecognisingSource.Type] {
    let names = registry.declarations(of: .source).map(\.name)
    guard let wanted = options.source else {
      return names.compactMap { registry.source($0) as? any RecognisingSource.Type }
    }
    if let type = registry.source(wanted) as? any RecognisingSource.Type { return [type] }
    let known = names.filter { registry.source($0) is any RecognisingSource.Type }
    throw Diagnostic(
      .unknownPlugin, "'\(wanted)' is not a source that recognises inputs",
      hint: Suggestion.hint(for: wanted, among: known) ?? "known are " + known.joined(separator: ", "))
  }
}

/// An input with the source that recognised it.
struct GuessedInput {
  let location: Location
  let name: String
  let type: any RecognisingSource.Type
  var recognition: Recognition
  let host: any FileHost
  let options: SourceGuess.Options
  let catalogues: KnownCatalogues
}
