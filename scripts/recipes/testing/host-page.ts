import { runInNewContext } from "node:vm";

/** A page of the merchant's site shows the portal with these options, or a text. */
export type Shown = { options?: Record<string, unknown>; text?: string };

type Page = {
  /** The page's HTML, as the recipe has it, with the merchant's values filled in. */
  html: string;
  origin: string;
  /** The server that answers the page's requests to its own origin. */
  siteUrl?: string;
  /** The globals that the member system's script adds to the page. */
  globals?: object;
};

/** Runs the page's inline scripts as a browser would, with real requests, and waits for what the page shows. */
export async function openPage({ html, origin, siteUrl = "", globals = {} }: Page): Promise<Shown> {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
  return runPage(scripts.join("\n;\n"), { origin, siteUrl, globals });
}

/** Runs code in a page with one element, into which the portal is mounted. */
export function runPage(
  code: string,
  { origin, siteUrl, globals }: { origin: string; siteUrl: string; globals: object },
): Promise<Shown> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("The page shows nothing.")), 10_000);
    const show = (shown: Shown) => {
      clearTimeout(late);
      resolve(shown);
    };
    const place = {
      set textContent(text: string) {
        show({ text });
      },
    };
    const portico = {
      mount(element: unknown, options: Record<string, unknown>) {
        if (element !== place) reject(new Error("The portal is mounted somewhere else."));
        // Objects of the page's own realm equal no others.
        show({ options: { ...options } });
        return { unmount: () => undefined };
      },
    };
    const window: Record<string, unknown> = {
      document: { querySelector: () => place },
      fetch: pageFetch(origin, siteUrl),
      Portico: { push: (callback: (loaded: object) => void) => callback(portico) },
      ...{ console, setTimeout, place, ...globals },
    };
    window.window = window;
    runInNewContext(code, window);
  });
}

/** `fetch` in a page: with the page's origin, a preflight request, and no answer that CORS forbids. */
function pageFetch(origin: string, siteUrl: string) {
  return async (target: string, init: RequestInit = {}): Promise<Response> => {
    if (target.startsWith("/")) return fetch(siteUrl + target, init);
    const headers = new Headers(init.headers);
    headers.set("origin", origin);
    if (headers.has("authorization")) {
      const asked = { origin, "access-control-request-headers": "authorization" };
      const preflight = await fetch(target, { method: "OPTIONS", headers: asked });
      const isAllowed = /\bauthorization\b/.test(preflight.headers.get("access-control-allow-headers") ?? "");
      if (!isReadable(preflight, origin) || !isAllowed) throw new TypeError("Failed to fetch");
    }
    const response = await fetch(target, { ...init, headers });
    if (!isReadable(response, origin)) throw new TypeError("Failed to fetch");
    return response;
  };
}

const isReadable = (response: Response, origin: string) =>
  response.headers.get("access-control-allow-origin") === origin;
