import Testing

/// A notebook in which names are the texts that they mean, and the lines of its code for which there is no room.
struct MadeUpNotebook: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let moved: [Int]
  let text: String

  init(_ name: String, moved: [Int] = [], _ text: String) {
    (testDescription, self.moved, self.text) = (name, moved, text)
  }

  static let all = [
    MadeUpNotebook(
      "blank lines",
      """
      import Swift

      func first(_ page: inout Page) {
        //: # Title \\(a)
        //: of \\(b)

        let c = "c"

        //: \\(c) and

        //| fold
        print(c, "\\r")
        // A comment.
        print("\\u{301}#\\t")  // Another.

        //: End.
      }

      """),
    MadeUpNotebook(
      "no blank lines",
      """
      // A comment.
      func first(_ page: inout Page) {  // Opens.
        //: # Plain "title"
        //: and text.
        let c = "c"  // Three.
        //: One line with \\(c).
        let d = "d"
        //: First \\(c), \\(d)
        //: then plain
        //: text \\u
        //| hide
        print(d)
        //: \\(a)
        // A comment.
        //: \\(b)
        //: plain
      }
      """),
    MadeUpNotebook(
      "no room after prose", moved: [5, 6, 15, 16, 22, 23],
      """
      import Swift
      func first(_ page: inout Page) {
        //: Two lines \\(a)
        //: with \\(b)
        let c = "c"
        print(c)

        print(c)
        func inner() -> String {

          "c"
        }
        //: Again \\(a)
        //: with \\(b).
        print(
          c + inner())



        //: \\(a)
        //: \\("b")
        print(b)
        print(c)

        //: End.
        print(a)
      }
      """),
    MadeUpNotebook(
      "first line of code", moved: [1, 2, 6],
      """
      struct N {
        func first(_ page: inout Page) {

          //: \\(a)

          print(a)

          print(a)
        }
      }
      """),
    MadeUpNotebook(
      "conditions and comments", moved: [10, 11, 13, 16, 17, 18],
      """

      struct N {
        func first(
          _ page: inout Page
        ) {
      #if true
          print(a)
      #endif
          //: \\(a)
          print(b)  /* two
          lines */

          /* one */
          //: \\(b)

          print(b)
        }
      }
      """),
    MadeUpNotebook(
      "several functions",
      """
      //| hide
      func first(_ page: inout Page) {
        //: \\(a)

        print(a)
        //: Plain.
      }

      func second(_ sheet: inout Page)
      {
        //| fold
        let text = \"""
          //: \\(a)

          \"""
        //: \\(a)
        //: space \\(b)

        print(text)
      }
      let last = 1 // No.
      """),
  ]
}
