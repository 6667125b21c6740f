"""Told: content first, then PDF. The only room with ReportLab."""
