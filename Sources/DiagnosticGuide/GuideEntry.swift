import IndicatorSchema

/// What is said of a code: what it means, why Peil is strict about it, what to do, and an example.
public struct GuideEntry: Hashable, Sendable {
  /// The code, such as `config.unknown-field`.
  public let code: String
  /// What it means.
  public let meaning: String
  /// Why it is a complaint and nothing milder.
  public let why: String
  /// What to do about it.
  public let todo: String
  /// An example.
  public let example: GuideExample
}

/// An example of a complaint: what causes it, what it says, and how it goes away.
public struct GuideExample: Hashable, Sendable {
  /// A file, or the sections of one that differ from the files that all examples start from.
  public struct File: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What is in it.
    public let content: String
  }

  /// What is wrong: files that the tests run, or a transcript.
  public let bad: Cause
  /// The complaint, as it is printed.
  public let message: String
  /// What is right.
  public let good: Cause

  /// What causes a complaint or doesn't.
  public enum Cause: Hashable, Sendable {
    /// Files; the tests run them.
    case files([File])
    /// What happens, in words or as commands; nothing runs it.
    case shown(String)
  }
}
