"""Draws bf16.png: the critic's scores over the steps and the last samples of four runs, fp32 beside bf16.

Each run: gan4j.jar train --preset simple|wgan-gp --precision fp32|bf16 --seed 7 --batch-size 32 --steps 250|150 --out DIR/NAME
Usage: python bf16.py DIR (Pillow)
"""

import json
import pathlib
import sys

from PIL import Image, ImageDraw

RUNS = [("simple", "simple-fp32", "simple-bf16"), ("wgan-gp", "gp-fp32", "gp-bf16")]
WIDTH, HEIGHT, SHEET, GAP = 640, 300, 300, 20
COLOURS = {"realScore": ("#1f5fa8", "#7fb2e8"), "fakeScore": ("#a83c1f", "#e8a07f")}


def metrics(folder):
    return [json.loads(line) for line in (folder / "metrics.jsonl").open()]


def curve(draw, top, rows, key, colour, low, high):
    points = [
        (40 + (WIDTH - 50) * i / (len(rows) - 1), top + HEIGHT - 20 - (HEIGHT - 40) * (row[key] - low) / (high - low))
        for i, row in enumerate(rows)
    ]
    draw.line(points, fill=colour, width=2)


def main(folder):
    picture = Image.new("RGB", (WIDTH + 2 * (SHEET + GAP), len(RUNS) * (HEIGHT + GAP)), "white")
    draw = ImageDraw.Draw(picture)
    for i, (name, *pair) in enumerate(RUNS):
        top = i * (HEIGHT + GAP)
        rows = [metrics(folder / run) for run in pair]
        values = [row[key] for run in rows for row in run for key in COLOURS]
        low, high = min(values), max(values)
        draw.rectangle((40, top + 20, WIDTH - 10, top + HEIGHT - 20), outline="#888888")
        draw.text((45, top + 4), f"{name}: mean critic score of real (blue) and generated (red), fp32 dark, bf16 light", fill="black")
        draw.text((2, top + 20), f"{high:.0f}", fill="black")
        draw.text((2, top + HEIGHT - 32), f"{low:.0f}", fill="black")
        draw.text((WIDTH - 70, top + HEIGHT - 16), f"step {len(rows[0])}", fill="black")
        for key, colours in COLOURS.items():
            for run, colour in zip(rows, colours):
                curve(draw, top, run, key, colour, low, high)
        for j, run in enumerate(pair):
            sheet = Image.open(folder / run / "samples" / "final.png").convert("RGB")
            left = WIDTH + j * (SHEET + GAP)
            picture.paste(sheet.resize((SHEET, SHEET), Image.LANCZOS), (left, top + 16))
            draw.text((left, top + 2), run, fill="black")
    picture.save(pathlib.Path(__file__).with_name("bf16.png"))


main(pathlib.Path(sys.argv[1]))
