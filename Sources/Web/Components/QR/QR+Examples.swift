extension QR: Exemplified {
  static var examples: [Example] {
    [Example("收据上的码", QR("http://127.0.0.1:8080/1/m/7Q2K9D4XHP", label: "扫一扫，看这件事的进展"))]
  }
}
