import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The folder in which `npm run snippets` installs the runtimes. */
const packages = path.resolve("dist/snippets/node_modules");
const here = path.resolve("scripts/recipes/testing");

type Start = { folder: string; port: number; env: Record<string, string> };

/** A host of serverless functions: its entry in `examples/function`, and the command that serves it here. */
export type Runtime = {
  entry: string;
  /** Whether the runtime's package is installed and starts. */
  isPresent(): boolean;
  command(start: Start): [program: string, ...args: string[]];
};

const runs = (program: string) =>
  existsSync(program) && spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;

const inNode = (entry: string): Runtime => ({
  entry,
  isPresent: () => true,
  command: ({ folder }) => [process.execPath, `${here}/serve-in-node.mjs`, `${folder}/${entry}`],
});

export const runtimes = {
  netlify: inNode("netlify.mjs"),
  vercel: inNode("vercel.mjs"),
  "vercel-edge": {
    entry: "vercel.mjs",
    isPresent: () => existsSync(`${packages}/edge-runtime`),
    command: ({ folder }) => [
      process.execPath,
      ...[`${here}/serve-in-edge-runtime.mjs`, `${folder}/vercel.mjs`, packages],
    ],
  },
  deno: {
    entry: "deno.mjs",
    isPresent: () => runs(`${packages}/.bin/deno`),
    command: ({ folder }) => [
      `${packages}/.bin/deno`,
      ...["run", "--quiet", "--no-config", "--allow-env", "--allow-net", `${folder}/deno.mjs`],
    ],
  },
  cloudflare: {
    entry: "cloudflare.mjs",
    isPresent: () => runs(`${packages}/.bin/workerd`),
    command({ folder, port, env }) {
      writeFileSync(`${folder}/config.capnp`, workerdConfig(folder, port, env));
      return [`${packages}/.bin/workerd`, "serve", `${folder}/config.capnp`];
    },
  },
} satisfies Record<string, Runtime>;

export type RuntimeName = keyof typeof runtimes;

/** The configuration that wrangler would make: the worker's modules, its variables, and its address. */
function workerdConfig(folder: string, port: number, env: Record<string, string>): string {
  const others = readdirSync(folder).filter((name) => name.endsWith(".mjs") && name !== "cloudflare.mjs");
  const modules = ["cloudflare.mjs", ...others].map(
    (name) => `(name = "${name}", esModule = embed "${name}")`,
  );
  const bindings = Object.entries(env).map(
    ([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [${modules.join(", ")}],
      bindings = [${bindings.join(", ")}],
      compatibilityDate = "2026-01-01",
    )),
    (name = "internet", network = (allow = ["private", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;
}
