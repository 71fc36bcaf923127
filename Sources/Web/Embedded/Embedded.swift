/// The texts of `assets/` that pages need, inside the program: it runs from one file.
enum Embedded {}
