extension Double {
    func clamped(to range: ClosedRange<Double>) -> Double { isNaN ? range.lowerBound : min(max(self, range.lowerBound), range.upperBound) }
}
