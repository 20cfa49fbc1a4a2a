/// Points spread evenly over each coordinate of the unit cube, at random otherwise.
///
/// Of n points each n-th part of every coordinate holds one: M. D. McKay, R. J. Beckman and W. J. Conover, "A
/// comparison of three methods for selecting values of input variables in the analysis of output from a computer
/// code", 1979. So each of three choices is made in a third of the calculations.
public enum LatinHypercube {
  /// One coordinate of all points, each from 0 to below 1.
  ///
  /// - Parameter coordinate: The number of the coordinate: each has a stream of random numbers of its own.
  public static func values(points: Int, coordinate: Int, seed: UInt64) -> [Double] {
    var random = RandomStream(seed: seed, stream: UInt64(truncatingIfNeeded: coordinate))
    var cells = Array(0..<points)
    random.shuffle(&cells)
    return cells.map { min((Double($0) + random.uniform()) / Double(points), 1.0.nextDown) }
  }
}
