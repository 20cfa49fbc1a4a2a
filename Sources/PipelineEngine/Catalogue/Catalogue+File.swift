import IndicatorSchema

extension Catalogue {
  /// Reads one catalogue file by itself; what its bindings name may stand in another one.
  ///
  /// - Throws: `Diagnostics` with every complaint about it.
  public static func read(file: String) throws -> Catalogue {
    var reader = CatalogueReader()
    reader.read(path: file, name: file, requestedAt: Place(file))
    try reader.diagnostics.throwIfAny()
    return reader.catalogue
  }
}
