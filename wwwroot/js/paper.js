// Runs before the first paint: a page never shows one paper and then another.
(() => {
  const root = document.documentElement;
  const read = () => {
    let paper = null;
    try { paper = localStorage.getItem("paper"); } catch { /* The browser keeps nothing: the system's choice applies. */ }
    if (["light", "sepia", "dark"].includes(paper)) root.dataset.paper = paper;
    else delete root.dataset.paper;
    const chooser = document.getElementById("paper");
    if (chooser) chooser.value = root.dataset.paper ?? "";
  };
  root.dataset.scripts = "on";
  read();
  // Another tab may have chosen while this one lay open or in the history.
  addEventListener("storage", read);
  addEventListener("pageshow", read);
  document.addEventListener("change", event => {
    if (event.target.id !== "paper") return;
    root.dataset.paper = event.target.value;
    try { localStorage.setItem("paper", event.target.value); } catch { return; }
    read();
  });
})();
