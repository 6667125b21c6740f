"""Forms of other systems, read and written as those systems do: Genesys Cloud, Amazon Connect."""
