import JSONWriting

/// The samples of one metric, as the text format of Prometheus has them (version 0.0.4). All are gauges: what they
/// tell of may go up and down.
struct MetricFamily {
  let name: String
  let help: String
  private(set) var samples: [Sample] = []

  struct Sample {
    var labels: [(name: String, value: String)]
    var value: Double
  }

  init(_ name: String, _ help: String) {
    self.name = name
    self.help = help
  }

  /// Adds a sample; one with the labels of an earlier one would make the whole file unreadable, so the two are
  /// made one.
  mutating func add(
    _ labels: [(name: String, value: String)], _ value: Double,
    merging merge: (Double, Double) -> Double = { $1 }
  ) {
    let same = samples.firstIndex { sample in
      sample.labels.elementsEqual(labels) { $0.name == $1.name && $0.value == $1.value }
    }
    if let same {
      samples[same].value = merge(samples[same].value, value)
    } else {
      samples.append(Sample(labels: labels, value: value))
    }
  }

  /// Appends the lines; none without a sample.
  func write(to bytes: inout [UInt8]) {
    guard !samples.isEmpty else { return }
    bytes += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n".utf8
    for sample in samples {
      let labels = sample.labels.map { "\($0.name)=\"\(MetricFamily.escaped($0.value))\"" }
      bytes += "\(name){\(labels.joined(separator: ","))} ".utf8
      bytes.appendNumber(sample.value)
      bytes.append(0x0A)
    }
  }

  /// A value of a label: backslashes, quotes and line ends are escaped.
  private static func escaped(_ value: String) -> String {
    value.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
