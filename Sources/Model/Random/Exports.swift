// Keys are the same for what draws numbers outside of models.
@_exported public import Basics
