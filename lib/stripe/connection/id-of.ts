/** The ID of an object that Stripe sends either as an ID or expanded. */
export function idOf(reference: string | { id: string }): string {
  return typeof reference === "string" ? reference : reference.id;
}
