import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Checks the built packages: complete, small enough, and found by every kind of import. */

const root = path.join(__dirname, "..");
const names = ["element", "embed", "react", "server", "vue"];
const manifestOf = (name: string) =>
  JSON.parse(readFileSync(path.join(__dirname, name, "package.json"), "utf8"));

function run(folder: string, args: string[]): string {
  const cwd = path.join(__dirname, folder);
  return execFileSync(process.execPath, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
}

let built: string;
beforeAll(() => {
  built = run(".", ["build.mjs"]);
}, 120_000);

it("are built within their limits, which the build prints", () => {
  expect([...built.matchAll(/^@portico\/(\w+): \d+ bytes gzipped/gm)].map(([, name]) => name).sort()).toEqual(
    names,
  );
});

it.each(names)(
  "@portico/%s is clean in publint and attw",
  (name) => {
    const tool = (file: string, ...args: string[]) =>
      run(name, [path.join(root, "node_modules", file), ...args]);
    expect(tool("publint/src/cli.js", "--strict")).toContain("All good");
    expect(tool("@arethetypeswrong/cli/dist/index.js", "--pack", "--no-color", "--no-emoji")).toContain(
      "No problems found",
    );
  },
  60_000,
);

/** A page imports from each of these while it is rendered on a server. */
it.each([
  ["embed", "loadPortico,mountPortal,portalOptionNames"],
  ["element", ""],
  ["react", "PorticoPortal"],
  ["vue", "PorticoPortal"],
  ["server", "PorticoError,createHash,createPortalLink,createToken,verifyWebhook"],
])("@portico/%s can be imported on a server, as an ES module and as CommonJS", (name, exported) => {
  const says = "console.log(Object.keys(m).sort().join())";
  const asModule = run(name, ["--input-type=module", "-e", `import * as m from "./dist/index.js"; ${says}`]);
  const asCommonJs = run(name, ["-e", `const m = require("./dist/index.cjs"); ${says}`]);
  expect([asModule, asCommonJs]).toEqual([`${exported}\n`, `${exported}\n`]);
});

it("render nothing but a place on a server", () => {
  const origin = `origin: "https://billing.example.com"`;
  const react = run("react", [
    "-e",
    `const { createElement } = require("react");
     const { PorticoPortal } = require("./dist/index.cjs");
     console.log(require("react-dom/server").renderToString(createElement(PorticoPortal, { ${origin}, className: "a" })));`,
  ]);
  const vue = run("vue", [
    "-e",
    `const { PorticoPortal } = require("./dist/index.cjs");
     const { createSSRApp, h } = require("vue");
     require("vue/server-renderer").renderToString(createSSRApp(() => h(PorticoPortal, { ${origin}, class: "a" }))).then(console.log);`,
  ]);
  expect([react.trim(), vue.trim()]).toEqual([`<div class="a"></div>`, `<div class="a"></div>`]);
  expect(run("embed", ["-e", `require("./dist/index.cjs").loadPortico({}).then(console.log)`]).trim()).toBe(
    "undefined",
  );
});

it("mark what runs in the browser for React's server components", () => {
  for (const file of ["index.js", "index.cjs"])
    expect(readFileSync(path.join(__dirname, "react/dist", file), "utf8")).toMatch(/^"use client";/);
});

it("have one version, need each other in that version, and explain themselves", () => {
  const { version } = manifestOf("embed");
  for (const name of names) {
    const manifest = manifestOf(name);
    expect(manifest.version).toBe(version);
    expect([{}, { "@portico/embed": version }]).toContainEqual(manifest.dependencies ?? {});
    expect(existsSync(path.join(__dirname, name, "README.md"))).toBe(true);
  }
});
