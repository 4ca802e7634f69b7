import "server-only";

/** Returns the signed-in customer. In your shop, read the customer from the session or redirect to the sign-in page. */
export async function customer(): Promise<{ email: string }> {
  return { email: process.env.SIGNED_IN_AS ?? "ada@example.com" };
}
