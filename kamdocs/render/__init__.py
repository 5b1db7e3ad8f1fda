"""Portfolio and figures to pages: HTML by Jinja, SVG charts; knows nothing of MkDocs."""
