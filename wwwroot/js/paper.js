// Runs before the first paint: a page never shows one paper and then another. Without scripts there is nothing to choose, and no chooser.
(() => {
  const root = document.documentElement;
  const papers = ["light", "sepia", "dark"];
  const label = document.createElement("label");
  const chooser = document.createElement("select");
  for (const paper of ["", ...papers]) chooser.add(new Option(paper || "system", paper));
  label.append("Paper ", chooser);
  const show = paper => {
    if (papers.includes(paper)) root.dataset.paper = paper;
    else delete root.dataset.paper;
    chooser.value = root.dataset.paper ?? "";
  };
  const read = () => {
    // A browser that keeps nothing leaves the choice to the system.
    try { show(localStorage.getItem("paper")); } catch { show(""); }
  };
  chooser.addEventListener("change", () => {
    show(chooser.value);
    try { localStorage.setItem("paper", chooser.value); } catch { /* It holds for this page. */ }
  });
  root.dataset.scripts = "on";
  read();
  // A front page keeps room for the place one left, before it is painted.
  try { if (localStorage.getItem("place")) root.dataset.place = "kept"; } catch { /* Nothing is offered. */ }
  document.addEventListener("DOMContentLoaded", () => document.querySelector(".paper").append(label));
  // Another tab may have chosen while this one lay open or in the history.
  addEventListener("storage", read);
  addEventListener("pageshow", event => { if (event.persisted) read(); });
})();
