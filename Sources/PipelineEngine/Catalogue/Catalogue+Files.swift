import IndicatorSchema

extension Catalogue {
  /// Reads catalogue files together.
  ///
  /// - Throws: `Diagnostics` with every complaint about them.
  public static func read(files: [String]) throws -> Catalogue {
    var reader = CatalogueReader()
    for file in files { reader.read(path: file, name: file, requestedAt: Place(file)) }
    reader.checkBindings()
    try reader.diagnostics.throwIfAny()
    return reader.catalogue
  }
}
