"""What a lecturer takes along: slides, films, the one-file page, and all of it in one folder."""
