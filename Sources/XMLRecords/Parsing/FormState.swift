import CLibXML2

/// What a scanner keeps for the form that a document has.
struct FormState: ~Copyable {
  let format: RecordFormat
  let nullFlag: InternedName?
  let link: LinkMatcher?
  /// Whether a record can hold another.
  let recordsCanNest: Bool
  /// Whether anything is looked for outside of records.
  let looksAround: Bool
  var matcher: PathMatcher
  var nodes: FieldNodes
  var text: FieldText
  var ancestors: Ancestors
  var remarks: Remarks
  var rules: [NamedRule]

  /// What is known of a rule that names a field.
  struct NamedRule: BitwiseCopyable {
    /// What ends the part of a value that is left out.
    let after: UInt8?
    /// The field that it has named, or `none` so far.
    var field = FieldNodes.none
  }

  init(_ format: RecordFormat, in dictionary: xmlDictPtr?, limits: RecordLimits) {
    self.format = format
    nullFlag = format.nullFlag.map { InternedName($0, in: dictionary) }
    link = format.link.map { LinkMatcher($0, in: dictionary) }
    matcher = PathMatcher(format.record, in: dictionary)
    recordsCanNest = matcher.canNest
    nodes = FieldNodes(format.fields, in: dictionary, fieldLimit: limits.fieldCount)
    text = FieldText(fieldCount: nodes.fieldNames.pointee.count, limits: limits)
    ancestors = Ancestors(format, in: dictionary)
    remarks = Remarks(format, in: dictionary)
    rules = format.fields.rules.map { NamedRule(after: $0.after?.utf8.first) }
    looksAround = !ancestors.isEmpty || remarks.isOfUse
  }
}
