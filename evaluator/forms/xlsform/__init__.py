"""Forms as spreadsheets: XLSForm (https://xlsform.org), written and read."""
