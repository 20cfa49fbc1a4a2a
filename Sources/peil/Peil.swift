import ArgumentParser

/// The command line.
struct Peil: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peil",
    abstract: "Social indicators, from open data to a page people can read.",
    discussion: """
      A pipeline file chains sources, transforms and sinks. Start with:

        peil run Pipelines/tilburg-2022.yml

      Exit codes: 0 done, 1 the data failed a check or the error budget, 2 the pipeline file or the command \
      line is wrong, 3 a source or sink is out of reach (try again), 4 a fault of peil.
      """,
    version: Version.current,
    subcommands: [
      Run.self, NightlyCommand.self, HistoryCommand.self, Reproduce.self, SnapshotCommand.self,
      DiffCommand.self,
      QuarantineCommand.self, Check.self,
      Test.self, Preview.self,
      Plan.self, Guess.self, Profile.self,
      New.self,
      Plugins.self, TraceFigure.self, Lock.self, SingerCommand.self, Schema.self, Explain.self,
      Completions.self, DoctorCommand.self,
    ])
}

/// The version of the program, in one place.
enum Version {
  static let current = "0.1.0"
}
