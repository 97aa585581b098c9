// Draws every chart of the page, and opens closed tables while the page is printed.
const given = JSON.parse(document.getElementById("charts").textContent);
for (const [id, figure] of Object.entries(given.charts)) {
  Plotly.newPlot(document.getElementById(id), figure.data, figure.layout, given.config);
}
const closed = () => document.querySelectorAll("details:not([open])");
let opened = [];
addEventListener("beforeprint", () => { opened = [...closed()]; opened.forEach((one) => { one.open = true; }); });
addEventListener("afterprint", () => { opened.forEach((one) => { one.open = false; }); });
document.body.dataset.drawn = Object.keys(given.charts).length;
