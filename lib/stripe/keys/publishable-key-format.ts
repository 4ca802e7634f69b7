import type { Mode } from "../../tenancy";
import { keyDirection } from "./key-marks";

export type PublishableKeyFormat = { ok: true; key: string } | { ok: false; message: string };

const keyPattern = /^(rk|sk|pk)_(test|live)_[A-Za-z0-9_-]{8,240}$/;
const otherMode = { test: "live", live: "test" } as const;

/**
 * Whether the text can be the publishable key of this mode. No message repeats the key, because it may be a secret key.
 */
export function checkPublishableKey(
  text: string,
  { mode, stripeApiBase }: { mode: Mode; stripeApiBase: string | undefined },
): PublishableKeyFormat {
  const refuse = (message: string): PublishableKeyFormat => ({ ok: false, message });
  const key = text.trim();
  const [, kind, keyMode] = keyPattern.exec(key) ?? [];
  if (kind && kind !== "pk") {
    return refuse(
      `This is a secret key, which must never be in a page. Enter the publishable key, which starts with pk_${mode}_.`,
    );
  }
  if (!kind)
    return refuse(`This isn’t a complete publishable key. It starts with pk_${mode}_ and has no spaces.`);
  if (keyMode !== mode) {
    return refuse(
      `This is a key of ${otherMode[mode]} mode, and you are in ${mode} mode. Paste the one that starts with pk_${mode}_.`,
    );
  }
  const direction = keyDirection(key, stripeApiBase);
  if (direction === "real_key_for_simulator") {
    return refuse(
      `This installation uses a simulator. Don’t enter a real key here. Use one that starts with pk_${mode}_sim_.`,
    );
  }
  if (direction === "simulator_key_for_stripe") {
    return refuse(
      "This is a simulator key, but this installation uses the real Stripe. Enter a key from Stripe’s dashboard.",
    );
  }
  return { ok: true, key };
}
