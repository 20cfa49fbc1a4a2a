/// What of a record, or of an element around it, is a field: `a/b`, `@code`, `field[@name='Year']`, `.`, `../@id`,
/// `ancestor::Series/@FREQ`, `/*/Header/Prepared`.
package struct FieldPath: Hashable, Sendable {
  /// The element that the steps start from.
  let anchor: FieldAnchor
  /// The steps from there; empty for the element itself.
  let steps: [PathStep]
  /// The attribute of the last element, or nil for its text.
  let attribute: XMLName?
}

/// The element that the path of a field starts from.
package enum FieldAnchor: Hashable, Sendable {
  case record
  /// So many elements above the record, which the path of the record must name.
  case parent(Int)
  /// The element around the record that a step chooses.
  case ancestor(PathStep)
  /// The root element; nil for one of any name.
  case root(XMLName?)
}

/// Fields whose names stand in the document.
package struct FieldFamily: Hashable, Sendable {
  /// The element, and the attribute where it is one that holds the value.
  let path: FieldPath
  let naming: Naming
  /// What ends the part of the value to leave out, such as the `:` behind a prefix.
  let after: String?

  /// Where the name of a field comes from.
  enum Naming: Hashable, Sendable {
    /// `@*`: each attribute is a field under its own name; of no namespace, or of one.
    case attributes(namespace: String?)
    /// `*`: each child element is a field under its own name; of any namespace, or of one.
    case children(namespace: String?)
    /// `a[@id=*]`: the value of this attribute of the element.
    case value(of: XMLName)
    /// The first of these that is known.
    case elsewhere([NameSource])
  }
}

/// Where the name of a field may stand.
package enum NameSource: Hashable, Sendable {
  case literal(String)
  /// Somewhere below the root, before the records.
  case path(FieldPath)
}

extension FieldPath {
  /// Why the element that the path starts from is not certain, given the path of the records.
  package func anchorProblem(in record: RecordPath?) -> String? {
    guard case .parent(let levels) = anchor, let record else { return nil }
    let steps = record.steps
    guard levels < steps.count else {
      return "'\(record.text)' names fewer than \(levels) elements above a record"
    }
    guard !steps.suffix(levels).contains(where: \.isAnywhere) else {
      return "'\(record.text)' does not name the elements above a record, so that '..' could be any"
    }
    return nil
  }
}

extension FieldFamily {
  /// A field whose name stands at the first of some places that is known, where no other path gives it a value.
  package init(path: FieldPath, namedBy sources: [NameSource], after: String?) {
    self.init(path: path, naming: .elsewhere(sources), after: after)
  }

  /// Why the element that the path starts from is not certain, given the path of the records.
  package func anchorProblem(in record: RecordPath?) -> String? { path.anchorProblem(in: record) }
}
