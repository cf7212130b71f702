// Connects the page with its server and, when the server was away, goes on: by the same circuit where it is still there, else by loading the page anew.
// What is shown stands in the address, so the page that is loaded is the same.
(() => {
  const patience = 1000;
  const wait = ms => new Promise(done => setTimeout(done, ms));
  const lost = document.getElementById("components-reconnect-modal");
  let goingOn = false;

  async function goOn() {
    if (goingOn) return;
    goingOn = true;
    lost.classList.add("lost");
    for (;;) {
      try {
        // False: the server is there and does not know this circuit any more, because it is another process.
        if (await Blazor.reconnect() === false) { location.reload(); return; }
        break;
      } catch {
        try {
          // Only when it serves again: while it stops it still answers, and says no.
          if ((await fetch("_content/InnovationSim.Web/icon.svg", { cache: "no-store" })).ok) { location.reload(); return; }
        } catch { /* not there yet */ }
        await wait(patience);
      }
    }
    goingOn = false;
    lost.classList.remove("lost");
  }

  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: () => { goOn(); },
        onConnectionUp: () => { goingOn = false; lost.classList.remove("lost"); },
      },
    },
  }).then(() => { document.documentElement.dataset.live = ""; });
})();

// The link past the menu moves the focus; the router of the page would only scroll.
document.addEventListener("click", event => {
  if (!event.target.closest?.("a.skip")) return;
  event.preventDefault();
  document.getElementById("content").focus();
}, true);
