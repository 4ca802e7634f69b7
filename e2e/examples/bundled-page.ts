import type { Page } from "@playwright/test";
import type { StandIn } from "../embed/stand-in-app";

/**
 * Bundles a page's code with the built packages, in development mode, and opens the page on the merchant's site. `alias`
 * replaces packages. The code can use `ORIGIN`, the app's origin, and `proof`.
 */
export async function openBundled(
  page: Page,
  standIn: StandIn,
  code: string,
  {
    alias = {},
    headers = {},
    nonce = "",
  }: { alias?: Record<string, string>; headers?: Record<string, string>; nonce?: string } = {},
): Promise<void> {
  const { build } = await import("esbuild");
  const options = `{ portalId: "p1", email: "ada@example.com", hash: "${"5e".repeat(32)}" }`;
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: "tsx" },
    ...{ bundle: true, format: "iife", write: false, charset: "ascii", jsx: "automatic", alias },
    define: { "process.env.NODE_ENV": '"development"', ORIGIN: JSON.stringify(standIn.appOrigin) },
    banner: { js: `window.log = []; const proof = ${options};` },
    // Replaces the root's tsconfig.json, which maps the packages to their sources.
    tsconfigRaw: { compilerOptions: { jsx: "react-jsx" } },
  });
  const script = outputFiles[0]?.text.replaceAll("</script", "<\\/script") ?? "";
  standIn.page = {
    headers,
    html: `<!doctype html><meta charset="utf-8"><title>Page</title><main></main><script nonce="${nonce}">${script}</script>`,
  };
  await page.goto(`${standIn.siteOrigin}/billing`);
}
