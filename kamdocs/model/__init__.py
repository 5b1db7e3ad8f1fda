"""Pure data of a programme: records, value kinds, periods, vocabulary; no files, no clock."""
