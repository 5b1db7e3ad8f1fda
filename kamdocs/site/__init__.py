"""The boundary to MkDocs, the only folder that imports it: hands pages over, builds, serves."""
