/// What a notebook is given to run with.
public struct Run: Sendable {}
