/// A complaint about a pipeline, its data or its surroundings: what is wrong, where, and what to do.
public struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of complaint this is.
  public let code: DiagnosticCode
  /// What is wrong, with the offending value.
  public var message: String
  /// Where.
  public var place: Place?
  /// What to do, such as `did you mean 'columns'?`.
  public var hint: String?
  /// The step of the pipeline that it came up in, while a pipeline runs.
  public var step: String?

  /// Makes a complaint.
  public init(_ code: DiagnosticCode, _ message: String, at place: Place? = nil, hint: String? = nil) {
    self.code = code
    self.message = message
    self.place = place
    self.hint = hint
  }

  /// One line: `place: message. Hint [code]`; without a place it starts with the step.
  public var description: String {
    let start = place.map { "\($0): " } ?? step.map { "step '\($0)': " } ?? ""
    let end = hint.map { ". " + $0.prefix(1).uppercased() + $0.dropFirst() } ?? ""
    return "\(start)\(message)\(end) [\(code.text)]"
  }
}

/// Several complaints at once, so that one run reports them all.
public struct Diagnostics: Error, Sendable, CustomStringConvertible {
  /// The complaints in the order in which they were found.
  public private(set) var items: [Diagnostic]

  /// Makes a list.
  public init(_ items: [Diagnostic] = []) { self.items = items }

  /// Whether there is nothing to complain about.
  public var isEmpty: Bool { items.isEmpty }

  /// Adds a complaint.
  public mutating func add(_ item: Diagnostic) { items.append(item) }

  /// Adds the complaints inside an error; an error of another kind becomes an `internal.fault`.
  public mutating func add(_ error: any Error) { items.append(contentsOf: Diagnostics(error).items) }

  /// The result of a check, or nil when it throws; what it throws is added.
  public mutating func collect<Result>(_ check: () throws -> Result) -> Result? {
    do {
      return try check()
    } catch {
      add(error)
      return nil
    }
  }

  /// The complaints inside an error; an error of another kind becomes an `internal.fault`.
  public init(_ error: any Error) {
    switch error {
    case let one as Diagnostic: self.init([one])
    case let many as Diagnostics: self = many
    default: self.init([Diagnostic(.fault, "\(error)")])
    }
  }

  /// The list with a step filled in where none was named.
  public func inStep(_ step: String) -> Diagnostics {
    Diagnostics(
      items.map { item in
        var item = item
        item.step = item.step ?? step
        return item
      })
  }

  /// Throws the list when it holds anything.
  public func throwIfAny() throws {
    if !items.isEmpty { throw self }
  }

  /// One line per complaint.
  public var description: String { items.map(\.description).joined(separator: "\n") }
}
