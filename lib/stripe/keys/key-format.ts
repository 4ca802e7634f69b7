import type { Mode } from "../../tenancy";
import { keyDirection } from "./key-marks";

export type KeyFormat =
  { ok: true; key: string; kind: "restricted" | "secret"; last4: string } | { ok: false; message: string };

export type KeyRules = {
  mode: Mode;
  /** The address this installation uses instead of Stripe's. */
  stripeApiBase: string | undefined;
  allowsUnrestrictedKeys: boolean;
};

const keyPattern = /^(rk|sk|pk)_(test|live)_[A-Za-z0-9_-]{8,240}$/;
const otherMode = { test: "live", live: "test" } as const;

/**
 * Checks whether the text can be a key for this mode and installation, without a request. No message repeats the key.
 */
export function checkKeyFormat(
  text: string,
  { mode, stripeApiBase, allowsUnrestrictedKeys }: KeyRules,
): KeyFormat {
  const refuse = (message: string): KeyFormat => ({ ok: false, message });
  const key = text.trim();
  const [, kind, keyMode] = keyPattern.exec(key) ?? [];
  if (!kind) return refuse(describeProblem(key, mode));
  if (kind === "pk") {
    return refuse(
      `This is a publishable key: it can’t read subscriptions. Paste the restricted key, which starts with rk_${mode}_.`,
    );
  }
  if (keyMode !== mode) {
    return refuse(
      `This is a key of ${otherMode[mode]} mode, and you are in ${mode} mode. Paste the key that starts with rk_${mode}_, or switch to ${otherMode[mode]} mode.`,
    );
  }
  const direction = keyDirection(key, stripeApiBase);
  if (direction === "real_key_for_simulator") {
    return refuse(
      `This installation uses a simulator. Don’t enter a real key here. Use one that starts with rk_${mode}_sim_.`,
    );
  }
  if (direction === "simulator_key_for_stripe") {
    return refuse(
      "This is a simulator key, but this installation uses the real Stripe. Enter a key from Stripe’s dashboard.",
    );
  }
  if (kind === "sk" && mode === "live" && !allowsUnrestrictedKeys) {
    return refuse(
      "This secret key can do everything in your account, so live mode doesn’t accept it. Create a restricted key with the permissions listed here.",
    );
  }
  return { ok: true, key, kind: kind === "rk" ? "restricted" : "secret", last4: key.slice(-4) };
}

function describeProblem(key: string, mode: Mode): string {
  if (key === "") return "Paste a key.";
  if (/[…•*]|\.\.\./.test(key)) return "This key is masked. Reveal it in Stripe, then copy all of it.";
  if (key.startsWith("whsec_")) return "This is a webhook secret. Paste the restricted key.";
  return `This isn’t a complete Stripe key. It starts with rk_${mode}_ and has no spaces.`;
}
