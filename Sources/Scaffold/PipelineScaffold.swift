/// A new pipeline: a file with checks and tests, its catalogue and some made-up figures.
public enum PipelineScaffold {
  /// The plan of a new pipeline.
  public static func plan(_ name: ScaffoldName) -> ScaffoldPlan {
    let parts = [
      ("\(name.text).yml", PackageResources.pipeline_txt),
      ("\(name.text)/catalogue.yml", PackageResources.pipeline_catalogue_txt),
      ("\(name.text)/figures.csv", PackageResources.pipeline_figures_txt),
    ]
    let files = parts.map { path, bytes in
      ScaffoldPlan.File(
        path: path, text: ScaffoldTemplate(bytes).rendered(name: name.text, type: name.typeName))
    }
    let file = "\(name.text).yml"
    return ScaffoldPlan(
      files: files, next: ["peil check \(file)", "peil test \(file)", "peil run \(file) --output out"])
  }
}
