// Turns the page's sections into tabs, and shows the value of a mark at the pointer. Without it, everything is shown.
const all = (what, where = document) => [...where.querySelectorAll(what)];

const tip = Object.assign(document.createElement("div"), { id: "tip", hidden: true });
let shown = null;

function show(mark, x, y) {
  if (shown) shown.classList.remove("on");
  shown = mark;
  tip.hidden = !mark;
  if (!mark) return;
  mark.classList.add("on");
  tip.textContent = mark.dataset.tip;
  const left = Math.max(4, Math.min(x + 12, document.documentElement.clientWidth - tip.offsetWidth - 4));
  const above = y - tip.offsetHeight - 10;
  Object.assign(tip.style, { left: `${left}px`, top: `${above < 4 ? y + 18 : above}px` });
}

function tabs() {
  const list = document.querySelector(".tabs"), links = all("a", list), panels = all("main > section");
  const idOf = (link) => link.hash.slice(1);
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Sections");
  list.closest("nav").setAttribute("role", "presentation");
  const open = (id) => {
    const known = panels.some((panel) => panel.id === id) ? id : panels[0].id;
    show(null);
    for (const panel of panels) panel.hidden = panel.id !== known;
    for (const link of links) {
      const chosen = idOf(link) === known;
      link.setAttribute("aria-selected", chosen);
      link.tabIndex = chosen ? 0 : -1;
      if (chosen) list.scrollLeft = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
    }
  };
  const choose = (link) => {
    if (location.hash !== link.hash) history.pushState(null, "", link.hash);
    open(idOf(link));
    link.focus({ preventScroll: true });
    if (scrollY > list.offsetTop) scrollTo(0, document.querySelector("nav").offsetTop);
  };
  links.forEach((link, number) => {
    link.setAttribute("role", "tab");
    link.setAttribute("aria-controls", idOf(link));
    link.addEventListener("click", (event) => { event.preventDefault(); choose(link); });
    link.addEventListener("keydown", (event) => {
      const to = { ArrowRight: number + 1, ArrowLeft: number - 1, Home: 0, End: -1, " ": number }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      choose(links.at(to % links.length));
    });
  });
  for (const panel of panels) panel.setAttribute("role", "tabpanel");
  const follow = () => {
    open(location.hash.slice(1));
    scrollTo(0, 0);
  };
  addEventListener("hashchange", follow);
  if (location.hash) addEventListener("load", follow); // the browser scrolls to the section first
  open(location.hash.slice(1));
}

function nearest(svg, x, y) {
  let found = null, least = 12;
  for (const mark of all("[data-tip]", svg)) {
    const box = mark.getBoundingClientRect();
    const away = Math.hypot(Math.max(box.left - x, x - box.right, 0), Math.max(box.top - y, y - box.bottom, 0));
    if (away < least) [found, least] = [mark, away];
  }
  return found;
}

function values() {
  document.body.append(tip);
  for (const svg of all(".pane svg")) {
    svg.setAttribute("aria-label", svg.querySelector("title").textContent);
    svg.setAttribute("aria-describedby", svg.querySelector("desc").id);
    svg.removeAttribute("aria-labelledby");
    svg.querySelector("title").remove();
    for (const title of all("title", svg)) {
      title.parentNode.dataset.tip = title.textContent;
      title.remove();
    }
    const marks = all("[data-tip]", svg);
    if (marks.length) svg.tabIndex = 0;
    svg.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step || !marks.length) return;
      event.preventDefault();
      const next = marks.includes(shown) ? marks.indexOf(shown) + step : step > 0 ? 0 : -1;
      const mark = marks.at(next % marks.length), box = mark.getBoundingClientRect();
      show(mark, box.right, box.top);
    });
    svg.addEventListener("blur", () => show(null));
  }
  const at = (event) => {
    const svg = event.target.closest && event.target.closest(".pane svg");
    const mark = svg && (event.target.closest("[data-tip]") || nearest(svg, event.clientX, event.clientY));
    show(mark || null, event.clientX, event.clientY);
  };
  addEventListener("pointermove", at);
  addEventListener("pointerdown", at);
  addEventListener("keydown", (event) => { if (event.key === "Escape") show(null); });
  tip.setAttribute("role", "status");
}

function search() {
  for (const list of all(".definitions")) {
    const box = document.createElement("label"), field = Object.assign(document.createElement("input"), { type: "search" });
    box.append("Search the definitions ", field);
    list.before(box);
    field.addEventListener("input", () => {
      const sought = field.value.trim().toLowerCase();
      for (const one of all("details", list)) {
        one.hidden = !one.textContent.toLowerCase().includes(sought);
        one.open = sought !== "" && !one.hidden;
      }
    });
  }
}

tabs();
values();
search();
let opened = [];
addEventListener("beforeprint", () => { opened = all("details:not([open])"); opened.forEach((one) => { one.open = true; }); });
addEventListener("afterprint", () => { opened.forEach((one) => { one.open = false; }); });
document.body.dataset.ready = "yes";
