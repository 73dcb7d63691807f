/// The links of a model laid out for the stages: what each face adds to its cells in place of the plain stencil's share.
struct FaceExchange: Sendable {
    /// A face whose far side stands at a temperature.
    struct HeldFace: BitwiseCopyable, Sendable {
        var cell: Int32
        /// The held neighbour whose plain flux is taken back, or the cell itself at a wall.
        var neighbour: Int32
        var theta: Float
        var perDistance: Float
        var plain: Float
        var perWidth: Float
        var area: Float
    }

    let held: ScratchField<HeldFace>
    /// Links to another tissue or to air, which need a surface temperature.
    let solved: [Link]
    /// Every cell that a link adds to, once.
    let touched: ScratchField<Int32>

    init(links: [Link], laws: [PhaseLaw]) {
        var held: [HeldFace] = []
        var solved: [Link] = []
        for link in links {
            guard case .held(let celsius) = link.beyond else {
                solved.append(link)
                continue
            }
            held.append(
                HeldFace(
                    cell: Int32(link.first), neighbour: Int32(link.second >= 0 ? link.second : link.first),
                    theta: Float(laws[link.material].theta(temperature: celsius)), perDistance: Float(1 / link.distance), plain: link.plainFirst,
                    perWidth: link.perWidthFirst, area: Float(link.area)))
        }
        self.held = ScratchField(held)
        self.solved = solved
        touched = ScratchField(Set(links.flatMap { $0.second >= 0 ? [Int32($0.first), Int32($0.second)] : [Int32($0.first)] }).sorted())
    }
}
