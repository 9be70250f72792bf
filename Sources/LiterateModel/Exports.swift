// A notebook that trains models says `import LiterateModel`, and has pages, figures and models.
@_exported public import Literate
@_exported public import Model
