import { readNonce } from "./nonce";

/**
 * Stops the second click of a double click from hitting what the first one opened: a dialog appears where its
 * button was, so its close or confirm button may be under the pointer. Works before any other script loads,
 * and afterwards.
 */
const script = `(function () {
  var first = null;
  document.addEventListener("click", function (event) {
    var dialog = event.target.closest("dialog");
    if (event.detail < 2) first = dialog;
    if (dialog === first) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
})()`;

export async function EarlyClicks() {
  // The same text for everyone, so nothing from a request can end up in a script.
  return <script nonce={await readNonce()} dangerouslySetInnerHTML={{ __html: script }} />;
}
