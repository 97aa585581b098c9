"""The only packages that know a drawing library: plotly, SVG and PowerPoint."""
