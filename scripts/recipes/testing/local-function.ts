import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { type LocalServer, localServer } from "./local-server";
import { writeFunction } from "./write-function";

type Handle = (request: Request, env: Record<string, string>) => Promise<Response>;

/** Loads a recipe's function into this process, which is faster than a process of its own. */
function loadFunction(recipe: string, vendorUrl: string): Handle {
  const folder = mkdtempSync(path.join(tmpdir(), "portico-function-"));
  writeFunction(folder, recipe, "netlify.mjs", { vendorUrl });
  const outfile = `${folder}/members.cjs`;
  buildSync({ entryPoints: [`${folder}/members.mjs`], bundle: true, format: "cjs", outfile });
  const { handle } = jest.requireActual<{ handle: Handle }>(outfile);
  rmSync(folder, { recursive: true });
  return handle;
}

/** Serves a recipe's function with these settings, from this process. */
export function localFunction(
  recipe: string,
  vendorUrl: string,
  env: Record<string, string>,
): Promise<LocalServer> {
  const handle = loadFunction(recipe, vendorUrl);
  return localServer((request) => handle(request, env));
}
