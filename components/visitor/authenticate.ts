import { signIn } from "next-auth/react";

const reasons: Record<string, string> = {
  CredentialsSignin: "The email address or password is wrong.",
  rate_limited: "Too many attempts. Wait 15 minutes, then try again.",
  unavailable: "Sign-in isn’t working right now. Try again in a minute.",
};

const otherReason = "We couldn’t sign you in. Reload the page and try again.";

/** Signs in and stays on the page. Returns an error message, or undefined on success. */
export async function authenticate({ email, password }: Record<string, string>): Promise<string | undefined> {
  try {
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.error || !answer?.ok) return reasons[answer?.error ?? ""] ?? otherReason;
    return undefined;
  } catch {
    return reasons.unavailable;
  }
}
