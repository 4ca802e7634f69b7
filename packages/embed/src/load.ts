import type { PorticoGlobal } from "../../../lib/embed/api";

export type LoadOptions = {
  /** The origin of your Portico installation, such as `https://billing.example.com`. */
  origin: string;
  /** For a Content-Security-Policy that allows scripts by nonce. */
  nonce?: string | undefined;
};

type Loading = { origin: string; portico: Promise<PorticoGlobal> };

/** A page may have several copies of this package. They share one script under this key of `window`. */
const loadingKey = Symbol.for("portico.loading");

/**
 * Loads Portico's script, once for the whole page, and resolves to `window.Portico`; on a server, to undefined.
 *
 * @throws {TypeError} if `origin` isn't an origin.
 * @throws {Error} if the script can't be loaded; the next call tries again.
 */
export async function loadPortico(options: LoadOptions): Promise<PorticoGlobal | undefined> {
  if (typeof document === "undefined") return undefined;
  const origin = readOrigin(options.origin);
  const shared = globalThis as unknown as Record<symbol, Loading | undefined>;
  const loading = (shared[loadingKey] ??= { origin, portico: loadScript(origin, options.nonce) });
  // The script sends proofs to the origin it was loaded from, so loading it from a second origin wouldn't work.
  if (loading.origin !== origin) throw new TypeError(`Portico is already loaded from ${loading.origin}.`);
  return loading.portico.catch((error: unknown) => {
    if (shared[loadingKey] === loading) shared[loadingKey] = undefined;
    throw error;
  });
}

function readOrigin(text: string): string {
  try {
    const { origin } = new URL(text);
    if (/^http/.test(origin)) return origin;
  } catch {
    // The error below covers this case.
  }
  throw new TypeError("origin must be your Portico installation's, such as https://billing.example.com.");
}

function loadScript(origin: string, nonce: string | undefined): Promise<PorticoGlobal> {
  const url = `${origin}/embed/v1.js`;
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = trusted(url);
    if (nonce) script.nonce = nonce;
    script.onload = () => {
      const { Portico } = globalThis as { Portico?: PorticoGlobal };
      if (Portico?.mount) resolve(Portico);
      else script.onerror?.("");
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${url} couldn't be loaded. Does the page's Content-Security-Policy allow it?`));
    };
    document.head.append(script);
  });
}

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
};

/** Pages with Trusted Types need a policy for the address; `trusted-types portico` allows it. */
function trusted(url: string): string {
  try {
    const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
    return (
      trustedTypes?.createPolicy("portico", { createScriptURL: (own) => own }).createScriptURL(url) ?? url
    );
  } catch {
    return url;
  }
}
