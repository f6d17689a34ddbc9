"""Scripts that make the committed data files; nothing here is installed or imported by the program."""
