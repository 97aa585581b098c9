"""Places, scales, labels and key of a chart as pure numbers, whatever draws them."""
