import type { Instrumentation } from "next";

/** Runs once when a server starts, before it accepts requests, and never at build time. */
export async function register(): Promise<void> {
  // Next leaves the import out of the edge bundle only if this condition wraps it.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { boot } = await import("@/lib/boot");
    await boot();
  }
}

/** Logs errors that none of our entry points caught, such as one thrown while rendering a page. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logUncaught } = await import("@/lib/log/uncaught");
    logUncaught(error, context.routePath);
  }
};
