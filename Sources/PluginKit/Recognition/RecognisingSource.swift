import IndicatorSchema

/// A source that can tell from some bytes of an input whether and how it would read it.
///
/// This is what `peil guess` asks of a source; what the columns mean is found out by the caller.
public protocol RecognisingSource: ProfilingSource {
  /// The ways in which the source could read an input, most likely first; none when it is not of its kind.
  ///
  /// Pure: a sample may be damaged or hostile, and never makes this fail.
  static func recognise(_ sample: InputSample) -> [Recognition]

  /// Reads all records as they stand, without any mapping, and hands them to a visitor.
  ///
  /// - Parameter format: A configuration checked against `formatFields`.
  /// - Throws: `Diagnostic` or `Diagnostics` when the input can't be read, and what the visitor throws.
  static func forEachRecord(
    of location: Location, format: Config, host: any SourceHost, visitor: any RecordVisitor) throws
}

/// Takes the records of an input as they stand.
public protocol RecordVisitor: AnyObject {
  /// States the names of the columns: before the first record, and again when a later one brings more of them.
  ///
  /// - Throws: What ends the reading.
  func begin(columns: [String]) throws

  /// Takes the fields of a record, which are valid during the call only; an absent field has no base address.
  ///
  /// - Throws: What ends the reading.
  func take(_ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>) throws

  /// Takes note of a record that the source would refuse.
  ///
  /// - Throws: What ends the reading.
  func refuse(_ reason: Diagnostic) throws
}
