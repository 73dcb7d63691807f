/// A moment of a sitting that was given a name.
struct Fork {
    let name: String
    let stand: Conversation.Stand
    let steps: Steps
}
