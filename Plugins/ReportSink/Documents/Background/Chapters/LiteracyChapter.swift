import PageTemplates

/// Chapter 2: what low literacy is, and what is known of it in the whole country.
struct LiteracyChapter {
  let language: Language

  /// The chapter.
  var view: View {
    [
      "definition": .texts(language.series("background.definition")),
      "tableAnchor": .text("landelijk"),
      "facts": .list(LiteracyChapter.facts("background.national", language)),
      "remarks": .texts(language.series("background.national_remark")),
    ]
  }

  /// Published figures, each with where and when it was published; they are texts, which can be replaced.
  static func facts(_ key: String, _ language: Language) -> [View] {
    language.series(key, ["what", "figure", "source"]).map { fact in
      ["what": .text(fact["what"]), "figure": .text(fact["figure"]), "source": .text(fact["source"])]
    }
  }
}
