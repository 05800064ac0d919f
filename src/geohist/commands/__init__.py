"""The commands of the command line, by subject; each imports what it needs when it runs, so that the quick ones stay quick."""
