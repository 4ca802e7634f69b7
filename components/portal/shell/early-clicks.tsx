import { readNonce } from "./nonce";

/**
 * Ignores the second click of a double click on a button that opens a dialog: the dialog appears where its button
 * was, so the second click could press the dialog's close or confirm button. Works before any other script loads,
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
  // This script is the same for every visitor, so nothing from a request can become part of it.
  return <script nonce={await readNonce()} dangerouslySetInnerHTML={{ __html: script }} />;
}
