#!/usr/bin/env python3
"""Renders a report and checks how it comes out: check_html.py FILE.html OUTDIR

Screens of 360, 768 and 1024 pixels: nothing wider than the screen. Print: A4 pages. The file itself: no script, nothing
fetched from outside. Leaves screen_<width>.png and report.pdf in OUTDIR. Needs chromium; exit 1 when a check fails.
"""
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

WIDTHS = (360, 768, 1024)
A4_POINTS = (595.28, 841.89)
TALLEST = 15000

# Shows the report in a frame of each width and writes down how wide and high it wants to be, and which elements stick out.
MEASURE = """<!doctype html><meta charset="utf-8"><body><script>
const page = %s, widths = %s, out = {};
let left = widths.length;
for (const width of widths) {
  const frame = document.createElement('iframe');
  frame.style.cssText = `width:${width}px;height:800px;border:0`;
  frame.onload = () => {
    const root = frame.contentDocument.documentElement;
    const limit = root.clientWidth;
    const wide = [...root.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > limit + 1
      && getComputedStyle(e).position !== 'absolute' && !e.closest('svg') && !e.closest('thead'));
    out[width] = {wants: root.scrollWidth, has: limit, height: root.scrollHeight,
      wide: wide.slice(0, 5).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.slice(0, 40))};
    if (--left === 0) document.body.innerHTML = '<pre id="result">' + JSON.stringify(out).replace(/</g, '&lt;') + '</pre>';
  };
  frame.srcdoc = page;
  document.body.append(frame);
}
</script></body>"""


def chromium(*arguments: str) -> str:
    with tempfile.TemporaryDirectory() as profile:
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                   "--hide-scrollbars", f"--user-data-dir={profile}", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def measure(page: str) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        wrapper = pathlib.Path(folder, "measure.html")
        literal = json.dumps(page).replace("</", "<\\/")
        wrapper.write_text(MEASURE % (literal, json.dumps(WIDTHS)), encoding="utf-8")
        dom = chromium("--virtual-time-budget=10000", "--dump-dom", wrapper.as_uri())
    found = re.search(r'<pre id="result">(.*?)</pre>', dom, re.S)
    if not found:
        sys.exit("check_html: the page could not be measured")
    return json.loads(html.unescape(found.group(1)))


def check_source(page: str) -> list[str]:
    problems = []
    if re.search(r"<script|\bon\w+=|javascript:", re.sub(r">[^<]*<", "><", page), re.I):
        problems.append("the page has a script")
    if re.search(r"(?:src|href)\s*=\s*[\"'](?!#)|url\(|@import", page, re.I):
        problems.append("the page refers to something outside itself")
    return problems


def check_screens(page: str, file: pathlib.Path, out: pathlib.Path) -> list[str]:
    problems = []
    for width, size in measure(page).items():
        if size["wants"] > size["has"]:
            problems.append(f"at {width} px the page wants {size['wants']} px")
        problems += [f"at {width} px too wide: {element}" for element in size["wide"]]
        height = min(size["height"] + 20, TALLEST)
        chromium(f"--window-size={width},{height}", f"--screenshot={out / f'screen_{width}.png'}", file.as_uri())
    return problems


def check_print(file: pathlib.Path, out: pathlib.Path) -> list[str]:
    pdf = out / "report.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", file.as_uri())
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf.read_bytes())
    sizes = {(float(w), float(h)) for w, h in boxes}
    right = sizes and all(abs(w - A4_POINTS[0]) < 1 and abs(h - A4_POINTS[1]) < 1 for w, h in sizes)
    return [] if right else [f"the printed pages are not A4: {sorted(sizes)}"]


def main() -> int:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    file = pathlib.Path(sys.argv[1]).resolve()
    out = pathlib.Path(sys.argv[2]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    page = file.read_text(encoding="utf-8")
    problems = check_source(page) + check_screens(page, file, out) + check_print(file, out)
    for problem in problems:
        print(f"{file.name}: {problem}")
    print(f"{file.name}: {'ok' if not problems else f'{len(problems)} problems'}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
