/// The texts that travel inside the program, so that it needs no file beside it to know the law.
enum Embedded {}
