"""Buying rounds: what stands behind their acts and pages."""
