import { readNonce } from "./nonce";

/**
 * Makes the buttons beside a number field work before any other script loads, and afterwards. The browser
 * keeps the number within the field's limits. The script fires the same event as typing.
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
  // This script is the same for every visitor, so nothing from a request can become part of it.
  return <script nonce={await readNonce()} dangerouslySetInnerHTML={{ __html: script }} />;
}
