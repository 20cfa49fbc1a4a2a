// Floor: what starting a program in Swift takes, with nothing in it.
