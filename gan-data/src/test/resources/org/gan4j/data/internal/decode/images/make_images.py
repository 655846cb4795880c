"""Writes the pictures of ImageDecoderTest and, as *.expected.png, what Pillow makes of them: upright, over white, the square
in the middle, 16x16 by Image.BILINEAR. Run in this folder with Pillow 13.0.0 and numpy."""
import io
import numpy as np
from PIL import Image, ImageCms, ImageOps

SIZE = 16


def picture(width, height):
    y, x = np.mgrid[0:height, 0:width]
    red = 255 * x / (width - 1)
    green = 255 * y / (height - 1)
    blue = 127 + 120 * np.sin((x + 2 * y) / 9)
    return Image.fromarray(np.stack([red, green, blue], -1).astype(np.uint8))


def expected(data):
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    if image.mode.startswith("I;16"):
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.mode == "CMYK":
        image = image.convert("RGB")
    rgba = image.convert("RGBA")
    rgb = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB")
    side = min(rgb.size)
    left, top = (rgb.width - side) // 2, (rgb.height - side) // 2
    return rgb.crop((left, top, left + side, top + side)).resize((SIZE, SIZE), Image.BILINEAR)


def write(name, image, **options):
    buffer = io.BytesIO()
    image.save(buffer, **options)
    with open(name, "wb") as file:
        file.write(buffer.getvalue())
    expected(buffer.getvalue()).save(name + ".expected.png")


rgb = picture(44, 36)
alpha = Image.fromarray(np.linspace(0, 255, 44 * 36).reshape(36, 44).astype(np.uint8))
jpeg = dict(format="JPEG", quality=95, subsampling=0)
write("colour.jpg", rgb, **jpeg)
write("grey.jpg", rgb.convert("L"), **jpeg)
write("progressive.jpg", rgb, progressive=True, **jpeg)
write("cmyk.jpg", rgb.convert("CMYK"), **jpeg)
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
write("profile.jpg", rgb, icc_profile=profile, **jpeg)
write("damaged-profile.jpg", rgb, icc_profile=b"no profile", **jpeg)
for turn in range(2, 9):
    exif = Image.Exif()
    exif[0x0112] = turn
    write(f"turned-{turn}.jpg", picture(44, 36), exif=exif.tobytes(), **jpeg)
for turn in range(2, 9):
    exif = Image.Exif()
    exif[0x0112] = turn
    write(f"odd-{turn}.png", picture(*((101, 60) if turn % 2 else (60, 101))), format="PNG", exif=exif.tobytes())
exif = Image.Exif()
exif[0x0112] = 6
write("odd-wide-6.png", picture(101, 60), format="PNG", exif=exif.tobytes())
write("colour.png", rgb, format="PNG")
write("alpha.png", Image.merge("RGBA", [*rgb.split(), alpha]), format="PNG")
write("grey.png", rgb.convert("L"), format="PNG")
write("grey-alpha.png", Image.merge("LA", [rgb.convert("L"), alpha]), format="PNG")
grey16 = Image.fromarray((np.arange(44 * 36).reshape(36, 44) * 41).astype(np.uint16))
write("grey16.png", grey16, format="PNG")
palette = rgb.quantize(60)
write("palette.png", palette, format="PNG")
write("palette-transparent.png", palette, format="PNG", transparency=3)
write("bits.png", rgb.convert("1"), format="PNG")
write("picture.gif", palette, format="GIF")
write("picture.bmp", rgb, format="BMP")
