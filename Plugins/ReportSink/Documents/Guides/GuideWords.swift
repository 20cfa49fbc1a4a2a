import PageTemplates

/// What is said in every municipality for a portfolio: who sits opposite, what to ask, what one may hear.
struct GuideWords: Sendable {
  let language: Language
  let portfolio: ReportFields.Portfolio

  /// The parts that need no figures.
  var view: View {
    [
      "about": .texts(numbered("about")), "questions": .texts(numbered("ask")),
      "step": .text(language("guide.step_\(portfolio.rawValue)")),
    ]
  }

  /// The message in one sentence.
  func message(_ name: String) -> String {
    language("guide.message_\(portfolio.rawValue)", ["name": name])
  }

  /// What this alderman may object, and an honest answer to each.
  var objections: [View] {
    zip(numbered("hear"), numbered("answer")).map(Self.objection)
  }

  /// An objection with its answer.
  static func objection(_ heard: String, _ answer: String) -> View {
    ["heard": .text(heard), "answer": .text(answer)]
  }

  /// The texts of this portfolio, counted from 1, as many as there are.
  private func numbered(_ kind: String) -> [String] {
    let keys = (1...9).map { "guide.\(kind)_\(portfolio.rawValue)_\($0)" }
    return keys.prefix(while: language.has).map { language($0) }
  }
}
