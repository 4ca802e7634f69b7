import { readNonce } from "./nonce";

/**
 * Tells the merchant's page that the portal can be seen, before any other script has arrived: everything on it can
 * be read and every dialog opened by then, and the loader keeps the frame hidden until it hears this. What the page
 * says until the portal listens for itself is kept for it.
 *
 * The loader takes the former frame away as soon as it hears this, so what that one has left (kept.ts) is taken
 * before. The browser lets only a page of our own origin read it; every other frame of the page throws. Whatever was
 * pressed there from then on would be lost, so nothing can be pressed, and it looks it.
 */
const script = `(function () {
  var data = document.currentScript.dataset, origin = data.origin, parent = window.parent;
  if (parent === window) return;
  window.portalPage = data.page;
  for (var place = 0; place < parent.length; place++) {
    try {
      var other = parent[place];
      if (other === window || other.portalPage !== data.page || !other.portalKept) continue;
      window.portalTaken = JSON.stringify(other.portalKept());
      other.portalKept = undefined;
      other.document.body.inert = true;
      other.document.body.style.opacity = 0.55;
      break;
    } catch (_) {}
  }
  function tell(message) {
    message.portico = 1;
    parent.postMessage(message, origin);
  }
  addEventListener("message", function (event) {
    if (event.origin === origin && event.source === parent) window.earlyHostMessage = event.data;
  });
  tell({ type: "ready" });
  tell({ type: "resize", heightPx: Math.ceil(document.querySelector("main").getBoundingClientRect().height) });
})()`;

/** Stands after the portal, whose height it measures. */
export async function EarlyReady({ hostOrigin, pageKey }: { hostOrigin: string; pageKey: string }) {
  const nonce = await readNonce();
  // The text is the same for everybody, so that nothing of a request can become part of a program.
  return (
    <script
      nonce={nonce}
      data-origin={hostOrigin}
      data-page={pageKey}
      dangerouslySetInnerHTML={{ __html: script }}
    />
  );
}
