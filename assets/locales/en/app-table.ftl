# Table, indicator search, periods and trends.
