/// A figure about a step as a whole rather than about an area: a correlation, a weight that was derived, an
/// index of sensitivity.
public struct Finding: Hashable, Sendable, Codable {
  /// What was found, in lower case with underscores, such as `cronbach_alpha`.
  public var name: String
  /// What it is about, from the general to the special: a population, indicators, a factor.
  public var subject: [String]
  /// The figure; nil when there is none, and the note says why.
  public var value: Double?
  /// Lower and upper bound, where known.
  public var bounds: ClosedRange<Double>?
  /// What a reader should know beside the figure.
  public var note: String?

  /// Makes a finding; a value that is not a finite number is left out.
  public init(
    _ name: String, about subject: [String] = [], _ value: Double?, bounds: ClosedRange<Double>? = nil,
    note: String? = nil
  ) {
    self.name = name
    self.subject = subject
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.bounds = bounds
    self.note = note
  }
}

/// A finding and the step that found it.
public struct StepFinding: Hashable, Sendable {
  /// The step of the pipeline.
  public var step: String
  /// What it found.
  public var finding: Finding

  /// Makes a finding of a step.
  public init(step: String, _ finding: Finding) {
    self.step = step
    self.finding = finding
  }
}
