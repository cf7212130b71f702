// Light, dark or as the system has it. Loaded before the page is painted, so that it does not flash in the other colours.
(() => {
  const key = "innovationsim-theme";
  const choices = { auto: "System", light: "Light", dark: "Dark" };
  const stored = () => {
    // A browser may refuse storage; then the choice lasts as long as the page.
    try { return localStorage.getItem(key) ?? "auto"; } catch { return document.documentElement.dataset.theme ?? "auto"; }
  };
  const apply = theme => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  apply(stored());
  customElements.define("theme-choice", class extends HTMLElement {
    connectedCallback() {
      if (this.firstChild) return;
      const label = document.createElement("label");
      const name = document.createElement("span");
      name.className = "visually-hidden";
      name.textContent = "Colours";
      const select = document.createElement("select");
      for (const [value, text] of Object.entries(choices)) select.add(new Option(text, value));
      select.value = stored();
      select.addEventListener("change", () => {
        try { localStorage.setItem(key, select.value); } catch { /* refused: see above */ }
        apply(select.value);
      });
      label.append(name, select);
      this.append(label);
    }
  });
})();
