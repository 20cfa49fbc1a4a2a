import IndicatorSchema
import PluginKit

/// Tells workbooks and documents from other archives, by the members that a complaint lists.
enum OfficeFile {
  /// The complaint that an archive has several members, or that it is a workbook or a document.
  static func explained(_ error: Diagnostic, _ location: Location) -> Diagnostic {
    let listed = error.hint ?? ""
    let isOffice = listed.contains("[Content_Types].xml")
    if isOffice, listed.contains("'xl/") || location.path.lowercased().hasSuffix(".xlsx") {
      return KnownForm(what: "an Excel workbook", hint: "open it and save the sheet as CSV").diagnostic(
        location.path)
    }
    if isOffice || listed.contains("'META-INF/manifest.xml'") {
      return KnownForm(what: "an office document", hint: "open it and save its table as CSV").diagnostic(
        location.path)
    }
    guard location.member == nil else { return error }
    return Diagnostic(
      .archiveMember, error.message, at: error.place,
      hint: [error.hint, "name one with --member"].compactMap { $0 }.joined(separator: "; "))
  }
}
