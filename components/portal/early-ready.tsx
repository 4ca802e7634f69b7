import { readNonce } from "./nonce";

/**
 * Tells the merchant's page that the portal can be seen, before any other script has arrived: everything on it can
 * be read and every dialog opened by then, and the loader keeps the frame hidden until it hears this. What the page
 * says until the portal listens for itself is kept for it.
 */
const script = `(function () {
  var origin = document.currentScript.dataset.origin, parent = window.parent;
  if (parent === window) return;
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
export async function EarlyReady({ hostOrigin }: { hostOrigin: string }) {
  const nonce = await readNonce();
  // The text is the same for everybody, so that nothing of a request can become part of a program.
  return <script nonce={nonce} data-origin={hostOrigin} dangerouslySetInnerHTML={{ __html: script }} />;
}
