import { readNonce } from "./nonce";

/**
 * Keeps the second click of a double click from what the first one has brought under the pointer: a dialog stands
 * where its button was, and the cross that closes it, or the button that confirms, may be in that very place. Before
 * any other script has arrived, and afterwards.
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
  // The text is the same for everybody, so that nothing of a request can become part of a program.
  return <script nonce={await readNonce()} dangerouslySetInnerHTML={{ __html: script }} />;
}
