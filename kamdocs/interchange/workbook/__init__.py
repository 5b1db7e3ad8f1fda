"""The workbook: a programme and its accounts as sheets that open in a spreadsheet, both ways.

`sheets` is the schema that writer and reader share; `records` gives a portfolio as rows of it.
"""
