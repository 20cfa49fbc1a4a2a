import IndicatorSchema

/// Why a record is refused, before its place is known.
struct Refusal: Error {
  var code: DiagnosticCode
  var message: String
  /// The slot of the field that is wrong; nil when it is the record as a whole.
  var slot: Int?
  var hint: String?

  init(_ code: DiagnosticCode, _ message: String, slot: Int?, hint: String? = nil) {
    self.code = code
    self.message = message
    self.slot = slot
    self.hint = hint
  }
}
