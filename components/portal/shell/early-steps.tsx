import { readNonce } from "./nonce";

/**
 * Lets the buttons beside a number field count before any other script has arrived, and afterwards: the browser
 * counts within the field's own limits, and whoever listens to the field learns of it as of typing.
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
  // The text is the same for everybody, so that nothing of a request can become part of a program.
  return <script nonce={await readNonce()} dangerouslySetInnerHTML={{ __html: script }} />;
}
