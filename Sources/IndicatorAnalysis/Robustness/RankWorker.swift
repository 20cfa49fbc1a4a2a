/// Computes ranks for one thread: room for scores and sorting, used again from calculation to calculation.
final class RankWorker {
  private let simulation: RankSimulation
  private var kernel: IndexKernel
  private let workspace: IndexWorkspace
  private var disturbed: DisturbedScores?
  private var sorter: RankSorter
  private let ranks: UnsafeMutableBufferPointer<UInt32>

  init(_ simulation: RankSimulation) {
    self.simulation = simulation
    let areas = simulation.areas.count
    kernel = simulation.index.kernel
    workspace = IndexWorkspace(kernel, areas: areas)
    sorter = RankSorter(capacity: areas)
    ranks = .allocate(capacity: areas)
    ranks.initialize(repeating: 0)
  }

  deinit { ranks.deallocate() }

  /// The rank of each area among its peers, 0 for one without an index; valid until the next calculation.
  func ranks(of calculation: Calculation, _ tables: ScoreTables) -> UnsafeBufferPointer<UInt32> {
    let index = scores(of: calculation, tables)
    for peers in simulation.ranked { sorter.rank(peers, by: index, into: ranks) }
    return UnsafeBufferPointer(ranks)
  }

  /// The index of each area, NaN where there is none.
  private func scores(of calculation: Calculation, _ tables: ScoreTables) -> UnsafeBufferPointer<Double> {
    let key = ScoreTables.Key(calculation, simulation.index)
    let table = tables[key] ?? []
    kernel.rules = calculation.rules
    kernel.weights = calculation.weights
    if let stream = calculation.stream {
      if disturbed == nil {
        disturbed = DisturbedScores(simulation.index, simulation.areas, seed: simulation.seed)
      }
      if let scores = disturbed?.draw(key, stream: stream, unchanged: table) {
        kernel.evaluate(scores, in: workspace)
      }
    } else if simulation.inputs.areDiscrete {
      // Few calculations, each made once: worth being exact, so that equal indices have equal ranks.
      table.withUnsafeBufferPointer { kernel.evaluateExactly($0, in: workspace) }
    } else {
      table.withUnsafeBufferPointer { kernel.evaluate($0, in: workspace) }
    }
    return workspace.values(of: kernel.root)
  }
}
