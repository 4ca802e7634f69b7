import { answer, bearerOf, hmac, isHmac, notSignedIn, setting } from "./portico.mjs";

/** The user for whom Bubble's server asks. Only Bubble's server knows the key. */
async function memberOf(request, env) {
  const key = setting(env, "BUBBLE_KEY", /^\S{32,}$/);
  // Compares the two keys in constant time.
  if (!(await isHmac(key, "key", await hmac(bearerOf(request), "key")))) throw notSignedIn();
  const { email, email_confirmed: confirmed } = await request.json();
  return { email, isVerified: confirmed === "yes" };
}

export const handle = (request, env) => answer(request, env, memberOf);
