/// What the preview looks like on the page: a label in a corner, and a box above the page for what is wrong.
enum PreviewStyle {
  static let text = """
    #preview { font: 14px/1.4 system-ui, sans-serif; }
    #preview-bar, #preview-faults {
      position: fixed; z-index: 9; margin: 0; border: 1px solid #767676; border-radius: 6px;
      background: Canvas; color: CanvasText; box-shadow: 0 2px 8px #0004;
    }
    #preview-bar { left: 8px; bottom: 8px; max-width: calc(100vw - 16px); padding: 2px 10px; }
    #preview-bar.busy { border-style: dashed; }
    #preview-bar.lost { border: 2px solid; }
    #preview-activity { font-variant-numeric: tabular-nums; }
    #preview-faults {
      top: 8px; left: 8px; right: 8px; max-height: 45vh; overflow: auto; padding: 8px 14px; border: 2px solid #c62828;
    }
    #preview-faults[hidden] { display: none; }
    #preview-faults h2 { margin: 0 0 4px; font-size: 16px; }
    #preview-faults ol { margin: 0; padding: 0; list-style: none; }
    #preview-faults pre {
      margin: 2px 0; font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; user-select: text;
      background: none; color: inherit; padding: 0; border: 0;
    }
    #preview-faults pre + pre { margin-bottom: 10px; white-space: pre; overflow-x: auto; }
    #preview-faults button { float: right; font: inherit; }
    .preview-fault { outline: 2px solid #c62828; outline-offset: 4px; }
    @media print { #preview { display: none; } .preview-fault { outline: none; } }

    """
}
