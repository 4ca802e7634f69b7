/** Runs once when a server starts, before it answers, and never at build time. */
export async function register(): Promise<void> {
  // Next leaves the import out of the edge bundle only when the condition stands around it.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { boot } = await import("@/lib/boot");
    await boot();
  }
}
