// Keys are the same for models and for what draws images.
@_exported public import Basics
