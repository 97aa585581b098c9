"""Layout: places, scales, labels and key of a chart as pure numbers."""
