"""Whether help is in sight: the most urgent lines and the quick exit, uncovered, not cut."""

from typing import Any

from playwright.sync_api import Page

from geo.words.language import Language

SMALLEST_PX = 44
LOOK = """
([language, least]) => {
  const bars = [...document.querySelectorAll("body > aside")];
  const bar = bars.find(one => getComputedStyle(one).display !== "none");
  if (!bar) return ["no bar"];
  const faults = [];
  if (bar.closest("[lang]").lang !== language) faults.push("not in " + language);
  const urgent = ["tel:911", "tel:988", "sms:988"].map(way => `a[href="${way}"]`);
  for (const wanted of [...urgent, ":scope > a"]) {
    const link = bar.querySelector(wanted), box = link.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    if (x < 0 || y < 0 || box.right > innerWidth || box.bottom > innerHeight)
      faults.push(wanted + " is not in sight");
    else if (!link.contains(document.elementFromPoint(x, y))) faults.push(wanted + " is covered");
    if (box.height < least) faults.push(`${wanted} is ${box.height} px tall`);
    if (box.width < 24) faults.push(`${wanted} is ${box.width} px wide`);
    if (link.closest("[inert], [aria-hidden=true]")) faults.push(wanted + " is inert");
    const text = document.createRange();
    text.selectNodeContents(link);
    const words = text.getBoundingClientRect();
    if (words.right > box.right + 1 || words.bottom > box.bottom + 1)
      faults.push(wanted + " is cut");
  }
  return faults;
}
"""
"""Lists what is amiss, in any engine; takes the language and the least height together."""


def faults_of_help(page: Page, language: Language) -> list[str]:
    """List what keeps the bar of help from being seen and pressed."""
    found: Any = page.evaluate(LOOK, [language.value, SMALLEST_PX])
    return list(found)
