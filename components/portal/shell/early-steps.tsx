import { readNonce } from "./nonce";

/**
 * Makes the buttons beside a number field work before any other script loads, and afterwards. The browser
 * counts within the field's limits, and the event is the one typing would fire.
 */
const script = `document.addEventListener("click", function (event) {
  var button = event.target.closest("button[data-step]");
  var field = button && document.getElementById(button.getAttribute("aria-controls"));
  if (!field) return;
  if (button.dataset.step === "more") field.stepUp();
  else field.stepDown();
  field.dispatchEvent(new Event("input", { bubbles: true }));
})`;

export async function EarlySteps() {
  // The same text for everyone, so nothing from a request can end up in a script.
  return <script nonce={await readNonce()} dangerouslySetInnerHTML={{ __html: script }} />;
}
