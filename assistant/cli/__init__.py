"""The command line: argv in, exit status out.  Every command is a few lines over the library."""
