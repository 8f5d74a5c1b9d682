"""The command line: arguments in, exit status out; nothing else in the package prints or exits."""
