import IndicatorSchema
import PluginKit

/// The name of an input in messages, and the place in the pipeline file that names it.
struct InputName: Sendable {
  /// The path as the user wrote it, and the member of an archive behind a `/`.
  let text: String
  private let place: Place

  init(_ location: Location) {
    text = location.path
    place = location.place
  }

  private init(text: String, place: Place) {
    self.text = text
    self.place = place
  }

  /// The name of a member of this archive.
  func member(_ member: String) -> InputName {
    InputName(text: "\(text)/\(member.escaped)", place: place)
  }

  /// A complaint that starts with the name.
  func fault(_ code: DiagnosticCode, _ what: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(code, "'\(text)' \(what)", at: place, hint: hint)
  }

  /// A complaint that a member was asked of what has none.
  func isNoArchive(member: String) -> Diagnostic {
    fault(.archiveMember, "is not a zip archive, so it has no member '\(member.escaped)'")
  }

  /// A complaint about damage at a byte of the file.
  func corrupt(_ what: String, at offset: Int) -> Diagnostic {
    fault(.corruptArchive, "is damaged at byte \(offset): \(what)", hint: "fetch it again")
  }

  /// A complaint about a file that ends too early.
  func truncated(_ what: String, at offset: Int) -> Diagnostic {
    fault(.truncatedArchive, "ends too early, at byte \(offset): \(what)", hint: "fetch it again")
  }

  /// A complaint about data that can only be decompressed with more memory than a file is worth.
  func needsMemory() -> Diagnostic {
    fault(
      .archiveTooLarge, "can't be decompressed in 128 MiB of memory",
      hint: "compress it again with a smaller window, or decompress it beforehand")
  }

  /// A complaint that knows no place, at the place that names the input.
  func placed(_ problem: Diagnostic) -> Diagnostic {
    var problem = problem
    problem.place = problem.place ?? place
    return problem
  }

  /// A complaint about an archive that would fill the disk or never end.
  func tooLarge(limit: Int) -> Diagnostic {
    fault(
      .archiveTooLarge, "expands to more than \(limit) bytes",
      hint: "if that is right, decompress it beforehand")
  }
}

extension String {
  /// The text with control characters spelled out, so that a hostile name can't steer a terminal.
  var escaped: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
