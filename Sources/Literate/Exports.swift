// A notebook's file says `import Literate`, and has figures, pages and errors with an exit status.
@_exported public import Basics
@_exported public import Plot
@_exported public import Report
