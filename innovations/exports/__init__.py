"""A case study to take away: on paper and in files, for people who will read it in a meeting.

`paper` says once what stands on it, `case_study` and `workbook` fill it from a Study, `word` and `pdf` write it.
"""
