"""Sizes of source trees: lines of files and of methods, median and 90th percentile, and public types a package.

    python 0012-sizes.py NAME=FOLDER [NAME=FOLDER ...]

needs Universal Ctags. A file's lines are all its lines, comments included. A method's lines run from its name to its closing
brace; methods without a body do not count. Test sources and package-info files do not count.
"""

import collections
import json
import os
import re
import statistics
import subprocess
import sys

PUBLIC_TYPE = re.compile(r"public .*\b(class|interface|enum|record|@interface)\b")


def sources(folder):
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            path = os.path.join(root, name)
            if name.endswith(".java") and name != "package-info.java" and "/src/test/" not in path:
                yield path


def at(share, numbers):
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def measure(folder):
    paths = list(sources(folder))
    files, methods, public = [], [], collections.Counter()
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as text:
            lines = text.readlines()
        files.append(len(lines))
        public[os.path.dirname(path)] += any(PUBLIC_TYPE.match(line) for line in lines)
    out = subprocess.run(
        ["ctags", "--output-format=json", "--fields=+neaK", "--language-force=Java", "-f", "-", "-L", "-"],
        input="\n".join(paths), capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        tag = json.loads(line)
        if tag["kind"] == "method" and "end" in tag and " record " not in " " + tag["pattern"].lstrip("/^"):
            methods.append(tag["end"] - tag["line"] + 1)
    return files, methods, list(public.values()) or [0]


print("| | files | median | 90 % | longest | methods | median | 90 % | longest | over 60 lines | public types a package: median | most |")
print("|---|---|---|---|---|---|---|---|---|---|---|---|")
for argument in sys.argv[1:]:
    name, folder = argument.split("=", 1)
    files, methods, public = measure(folder)
    print("| %s | %d | %d | %d | %d | %d | %d | %d | %d | %.1f %% | %d | %d |" % (
        name, len(files), statistics.median(files), at(0.9, files), max(files),
        len(methods), statistics.median(methods), at(0.9, methods), max(methods),
        100 * sum(1 for m in methods if m > 60) / len(methods), statistics.median(public), max(public)))
