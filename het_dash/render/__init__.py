"""Renderers: plotly, SVG and PowerPoint. The only packages that know a drawing library."""
