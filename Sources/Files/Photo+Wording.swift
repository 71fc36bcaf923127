public import Kernel

extension Photo {
  /// What is said to whoever sent a picture that is not taken.
  public static let refusals: [Refusal.Reason: String] = [
    Photo.Reason.many: "照片最多 {most} 张，请去掉几张再交。",
    Picture.Reason.bytes: "有一张照片太大了，最多 {mostMiB} MB。请换一张，或者把照片改小后再交。",
    Picture.Reason.pixels: "有一张照片的尺寸太大了，最多 {mostMegapixels} 百万像素。请换一张再交。",
    Picture.Reason.kind: "有一个文件不是照片，或者是看不懂的格式。请用 JPEG、PNG 或 WebP 格式的照片。",
    Picture.Reason.heic: "这张照片是苹果手机的 HEIC 格式，这里打不开。请在相机设置里选“兼容性最佳”，或者截一张图再交。",
    Picture.Reason.broken: "有一张照片打不开，可能没有传完整。请重新选一次，或者换一张。",
  ]
}
