import { readNonce } from "./nonce";

/**
 * Tells the merchant's page that the portal is ready, before any other script loads. By then, customers can read the
 * portal and open its dialogs, but the loader hides the frame until it gets this message. Messages from the page are
 * stored until the portal listens itself. The height is sent first. Otherwise, if the browser paints between the two
 * messages, the frame would appear with the skeleton's height.
 *
 * When the loader gets this message, it removes the previous frame. This script therefore takes that frame's handover
 * (handover.ts) first. The browser lets it read only frames of our own origin; reading another frame throws.
 */
const script = `(function () {
  var data = document.currentScript.dataset, origin = data.origin, parent = window.parent;
  var main = document.querySelector("main"), root = document.documentElement;
  root.lang = main.lang;
  root.dir = main.dir;
  document.title = document.querySelector("h1").textContent;
  if (parent === window) return;
  window.portalPage = data.page;
  for (var place = 0; place < parent.length; place++) {
    try {
      var other = parent[place];
      if (other === window || other.portalPage !== data.page || !other.portalHandover) continue;
      window.takenHandover = JSON.stringify(other.portalHandover());
      other.portalHandover = undefined;
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
  tell({ type: "resize", heightPx: Math.ceil(main.getBoundingClientRect().height) });
  tell({ type: "ready" });
})()`;

/** Must come after the portal, whose height it measures. */
export async function EarlyReady({ hostOrigin, pageKey }: { hostOrigin: string; pageKey: string }) {
  const nonce = await readNonce();
  // This script is the same for every visitor, so nothing from a request can become part of it.
  return (
    <script
      nonce={nonce}
      data-origin={hostOrigin}
      data-page={pageKey}
      dangerouslySetInnerHTML={{ __html: script }}
    />
  );
}
