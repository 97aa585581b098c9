// A map: the SVG of a desk or a phone, each area's text at the pointer, and clicks on areas.
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".map"), tip = parentElement.querySelector(".tip");
  const shown = `${data.key} ${data.desk.length} ${data.phone.length}`;
  if (box.dataset.shown !== shown || box.drawn !== data.desk) {
    box.dataset.shown = shown;
    box.drawn = data.desk;
    box.innerHTML = `<div class="desk">${data.desk}</div><div class="phone">${data.phone}</div>`;
    for (const svg of box.querySelectorAll("svg")) svg.style.maxWidth = `${svg.getAttribute("width")}px`;
    for (const title of box.querySelectorAll("[data-code] > title, circle > title")) {
      title.parentElement.dataset.text = title.textContent;
      title.remove();
    }
  }
  const under = (event) => event.composedPath().find((one) => one.dataset && one.dataset.text);
  box.onpointermove = (event) => {
    const one = under(event);
    tip.hidden = !one;
    if (!one) return;
    const at = box.getBoundingClientRect();
    tip.textContent = one.dataset.text;
    const left = event.clientX - at.left, wide = tip.offsetWidth;
    tip.style.left = `${Math.max(0, Math.min(left + 14, at.width - wide))}px`;
    tip.style.top = `${event.clientY - at.top + 16}px`;
  };
  box.onpointerleave = () => { tip.hidden = true; };
  box.onclick = (event) => {
    const one = under(event);
    if (data.pick && one && one.dataset.code) setTriggerValue("picked", one.dataset.code);
  };
  box.classList.toggle("pick", data.pick);
  return () => { box.onpointermove = box.onpointerleave = box.onclick = null; };
}
