/// Room of `report`; see docs/architecture.md.
