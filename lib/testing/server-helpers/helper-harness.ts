import type { Harness } from "../snippets/harness";

/** How the example in `examples/<name>` is run: in a small shop, as requests to a page that shows the portal. */
export type HelperHarness = Pick<Harness, "needs" | "commands"> & {
  label: string;
  /** The example's own files: those that a merchant copies. */
  helper: readonly string[];
  /**
   * The shop's files. The program reads cases from the variable CASES, as JSON, and prints an array with the page of
   * each. The body may be the framework's page about an error, or the message of an error that stops the server.
   */
  shop: Record<string, string>;
  /** The error for a missing setting. */
  missing: (setting: Setting) => string;
};

/** `cache` is the header `Cache-Control`. */
export type Page = { body: string; cache: string | null };

export type Setting = "origin" | "portal_id" | "secret_key";

export type Case = {
  /** The settings, as environment variables. */
  settings: Record<string, string>;
  /** The email address or customer ID of the signed-in user. Both fields of the user have this value. */
  identity: string | null;
  nonce: string | null;
  locale: string;
};
