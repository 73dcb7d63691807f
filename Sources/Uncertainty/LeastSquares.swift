/// Weighted least squares of a few unknowns, by the normal equations and Cholesky's factors.
struct LeastSquares {
    private var matrix: [[Double]]
    private var right: [Double]
    private var count: Int { right.count }

    init(count: Int) {
        matrix = Array(repeating: Array(repeating: 0, count: count), count: count)
        right = Array(repeating: 0, count: count)
    }

    /// One equation: the sum of coefficients times unknowns is the value, within a standard deviation.
    mutating func add(_ coefficients: [(unknown: Int, factor: Double)], value: Double, deviation: Double) {
        let weight = 1 / (deviation * deviation)
        for first in coefficients {
            right[first.unknown] += weight * first.factor * value
            for second in coefficients { matrix[first.unknown][second.unknown] += weight * first.factor * second.factor }
        }
    }

    /// What is believed of the first unknowns beforehand, as an inverse covariance about a mean.
    mutating func add(precision: [[Double]], mean: [Double]) {
        for row in precision.indices {
            for column in precision.indices {
                matrix[row][column] += precision[row][column]
                right[row] += precision[row][column] * mean[column]
            }
        }
    }

    /// The unknowns with their covariance; nothing where the equations leave one open.
    func solved() -> (values: [Double], covariance: [[Double]])? {
        guard let covariance = Self.inverse(of: matrix) else { return nil }
        return (covariance.map { row in zip(row, right).map(*).reduce(0, +) }, covariance)
    }

    /// Of a symmetric, positive definite matrix; nothing for another.
    static func inverse(of matrix: [[Double]]) -> [[Double]]? {
        guard let lower = factor(of: matrix) else { return nil }
        let columns = matrix.indices.map { unit in
            solution(lower, matrix.indices.map { $0 == unit ? 1 : 0 })
        }
        return matrix.indices.map { row in matrix.indices.map { (columns[$0][row] + columns[row][$0]) / 2 } }
    }

    private static func factor(of matrix: [[Double]]) -> [[Double]]? {
        var lower = matrix.map { $0.map { _ in 0.0 } }
        for row in matrix.indices {
            for column in 0...row {
                let sum = (0..<column).reduce(matrix[row][column]) { $0 - lower[row][$1] * lower[column][$1] }
                if row > column {
                    lower[row][column] = sum / lower[column][column]
                } else {
                    guard sum > 0 else { return nil }
                    lower[row][row] = sum.squareRoot()
                }
            }
        }
        return lower
    }

    private static func solution(_ lower: [[Double]], _ right: [Double]) -> [Double] {
        var forward = right
        for row in right.indices {
            forward[row] = (0..<row).reduce(right[row]) { $0 - lower[row][$1] * forward[$1] } / lower[row][row]
        }
        var values = forward
        for row in right.indices.reversed() {
            values[row] = (row + 1..<right.count).reduce(forward[row]) { $0 - lower[$1][row] * values[$1] } / lower[row][row]
        }
        return values
    }
}
