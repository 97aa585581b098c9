// Text of the page that is cut off or lies on other text, and how far the page scrolls sideways.
() => {
  const main = document.querySelector("[data-testid=stMain]"), seen = [], cut = new Set(), over = new Set();
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const visible = (at) => at.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const shown = (rect, at, words) => {  // what the boxes around it leave to be seen
    let box = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom }, scrolls = false;
    for (let up = at; up && up !== main; up = up.parentElement) {
      const look = getComputedStyle(up);
      if (look.clipPath !== "none") return null;
      if (look.overflowX === "visible" && look.overflowY === "visible") continue;
      const edge = up.getBoundingClientRect();
      if ([look.overflowX, look.overflowY].some((one) => one === "auto" || one === "scroll")) scrolls = true;
      else if (!scrolls && (rect.right > edge.right + 2 || rect.left < edge.left - 2)) cut.add(words);
      box = { left: Math.max(box.left, edge.left), top: Math.max(box.top, edge.top),
        right: Math.min(box.right, edge.right), bottom: Math.min(box.bottom, edge.bottom) };
    }
    return box.right - box.left > 2 && box.bottom - box.top > 2 ? box : null;
  };
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement, words = walker.currentNode.textContent.trim().slice(0, 40);
    if (!words || at.closest("svg, style, script") || !visible(at)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const rect of range.getClientRects()) {
      const box = shown(rect, at, words);
      if (box) seen.push({ box, at, words });
    }
  }
  seen.forEach((one, place) => seen.slice(place + 1).forEach((other) => {
    const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    const least = Math.min(one.box.bottom - one.box.top, other.box.bottom - other.box.top);
    if (one.at !== other.at && wide > 3 && high > 0.4 * least) over.add(`${one.words} / ${other.words}`);
  }));
  return { cut: [...cut], over: [...over], sideways: Math.max(0, main.scrollWidth - main.clientWidth) };
}
