import Foundation
import IndicatorSchema
import PrintedPages

/// Prints documents to PDF, by way of pages that are gone afterwards.
struct PDFDocuments: Sendable {
  private let printer: PDFPrinter
  private let folder: PageFolder

  init(printer: PDFPrinter, folder: PageFolder) {
    self.printer = printer
    self.folder = folder
  }

  /// Prints a page.
  ///
  /// - Throws: `Diagnostic` when it can't be printed.
  func print(_ html: String, to file: String) throws {
    let page = file + ".html"
    try folder.write(html, to: page)
    defer { folder.remove(page) }
    try printer.print(folder.path(of: page), to: folder.path(of: file), name: folder.named(file))
  }
}
