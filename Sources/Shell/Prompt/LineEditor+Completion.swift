import CEditline

/// Tab: completes a word as far as it is certain, then shows what could follow.
extension LineEditor {
    private static let mostNamesShown = 200

    func completeKey() -> UInt8 {
        guard !isAsking else { return Self.failed }
        let before = edited.beforeCursor
        let offer = completions(before)
        let isBehindABlank = before.last?.isWhitespace ?? true
        return isBehindABlank && !offer.isCertain ? indent() : complete(with: offer)
    }

    private func indent() -> UInt8 {
        insert("  ")
        return UInt8(CC_REFRESH)
    }

    private func complete(with offer: CompletionOffer) -> UInt8 {
        guard !offer.names.isEmpty else { return UInt8(CC_REFRESH_BEEP) }
        let only = offer.names.count == 1 ? offer.names.first : nil
        let ending = offer.sharedEnding + (only.map { offer.endings[$0] ?? " " } ?? "")
        guard ending.isEmpty else {
            insert(ending)
            return UInt8(CC_REFRESH)
        }
        show(offer)
        return Self.unchanged
    }

    /// Below the entry, all of which is then drawn again under the names: libedit's own redrawing would go up over them.
    private func show(_ offer: CompletionOffer) {
        var shown = offer
        shown.names = Array(offer.names.prefix(Self.mostNamesShown))
        leaveEntryOnScreen()
        frazil_editor_write(handle, shown.list(width: Terminal.columns(of: output)))
        _ = frazil_editor_draw(handle)
    }
}
