"""Exchange formats, read from and written to streams; what they mean is the rules' business."""
