import "server-only";

/** Returns the signed-in customer. In your shop: the customer of the session, or a redirect to the sign-in. */
export async function customer(): Promise<{ email: string }> {
  return { email: process.env.SIGNED_IN_AS ?? "ada@example.com" };
}
