import IndicatorSchema
import PageTemplates

/// Chapter 10: where everything comes from, how to check it, and what words mean.
struct SourcesChapter {
  let report: Report
  private var language: Language { report.language }

  /// What is the same in all documents.
  var view: View {
    let sources = Lineage(report: report).sources
    let terms = language.series("background.term", ["word", "meaning"])
    return [
      "sources": .list(sources), "hasSources": .flag(!sources.isEmpty),
      "years": .text(report.period.map { language("background.years", ["period": $0.description]) }),
      "statuses": .list(StatusLegend(report: report).views),
      "terms": .list(
        terms.map { ["word": .text($0["word"]), "meaning": .text($0["meaning"])] }),
    ]
  }

  /// The command that follows the main figure of a municipality back to its sources.
  static func trace(_ subject: BackgroundSubject) -> View {
    let report = subject.report
    let known = subject.municipality.row.map { row in
      report.figures.filter { report.value(row, $0) != nil }
    }
    let column = [report.estimate, report.index].compactMap { $0 }.first { wanted in
      known?.contains { $0.id == wanted.id } ?? false
    }
    return [
      "trace": .text(
        (column ?? known?.first).map { column in
          report.language(
            "background.trace_command",
            [
              "area": word(subject.municipality.code.text) ?? report.language("background.trace_area"),
              "figure": word(column.id.text) ?? report.language("background.trace_figure"),
            ])
        })
    ]
  }

  /// A text that is one harmless word for a shell; a reader may paste the command into one.
  private static func word(_ text: String) -> String? {
    let isWord = text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_")
    }
    return isWord && !text.isEmpty ? text : nil
  }
}
