import { execFileSync } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import type * as Server from "./server/src";

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

it("the packages are built within their limits, and the build prints their sizes", () => {
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

/** Pages import each of these packages while they are rendered on a server. */
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

it("the packages render only an empty element on a server", () => {
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

it("the React package tells server components which code runs in the browser", () => {
  for (const file of ["index.js", "index.cjs"])
    expect(readFileSync(path.join(__dirname, "react/dist", file), "utf8")).toMatch(/^"use client";/);
});

it("the packages have the same version, depend on each other in that version, and have a README", () => {
  const { version } = manifestOf("embed");
  for (const name of names) {
    const manifest = manifestOf(name);
    expect(manifest.version).toBe(version);
    expect([{}, { "@portico/embed": version }]).toContainEqual(manifest.dependencies ?? {});
    expect(existsSync(path.join(__dirname, name, "README.md"))).toBe(true);
  }
});

/** An edge runtime has the web's globals and none of Node.js's, and doesn't compile code from text. */
describe("@portico/server in an edge runtime", () => {
  const secretKey = `portico_test_${"k".repeat(43)}`;
  const signingKey = `portico_sign_test_${"n".repeat(20)}_${"s".repeat(43)}`;
  const identities = [{ email: "zoë@example.com" }, { customerId: "cus_1" }] as const;
  const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text);

  let server: typeof Server;
  /** All globals that the package's code can use. `sent` collects its requests. */
  let reachable: Record<string, unknown>;
  const sent: { url: string; init: RequestInit }[] = [];

  beforeAll(() => {
    const made = { id: "link_1", url: "https://billing.example.com/p/1", mode: "test", expires_at: 1 };
    const fetch = async (url: string, init: RequestInit) => {
      sent.push({ url, init });
      return Response.json(made, { status: 201 });
    };
    const loaded = { exports: {} as typeof Server };
    reachable = { ...{ crypto, TextEncoder, URL, btoa, atob, fetch }, module: loaded };
    const context = vm.createContext(reachable, { codeGeneration: { strings: false, wasm: false } });
    vm.runInContext(readFileSync(path.join(__dirname, "server/dist/index.cjs"), "utf8"), context);
    server = loaded.exports;
  });

  it("runs without Node.js's globals", () => {
    const missing = ["process", "Buffer", "require", "global", "setImmediate"];
    expect(missing.filter((name) => vm.runInContext(`typeof ${name}`, reachable) !== "undefined")).toEqual(
      [],
    );
  });

  it.each(identities)("makes the hash that Node.js makes: %j", async (identity) => {
    const [text = ""] = Object.values(identity);
    expect(await server.createHash({ secretKey, ...identity })).toBe(hmac(secretKey, text).digest("hex"));
  });

  it.each(identities)("signs the token as Node.js signs it: %j", async (identity) => {
    const token = await server.createToken({ signingKey, portalId: "p1", ...identity });
    const [header = "", claims = "", signature] = token.split(".");
    expect(signature).toBe(hmac(signingKey, `${header}.${claims}`).digest("base64url"));
    expect(JSON.parse(Buffer.from(claims, "base64url").toString("utf8"))).toMatchObject({
      aud: "p1",
      mode: "test",
      sub: Object.values(identity)[0],
    });
  });

  it("verifies webhooks, and refuses a changed webhook", async () => {
    const key = randomBytes(24);
    const secret = `whsec_${key.toString("base64")}`;
    const [id, timestamp, body] = ["msg_1", String(Math.floor(Date.now() / 1000)), '{"type":"pause"}'];
    const signature = `v1,${hmac(key, `${id}.${timestamp}.${body}`).digest("base64")}`;
    const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
    expect(await server.verifyWebhook({ secret, headers, body })).toEqual({ type: "pause" });
    const forged = server.verifyWebhook({ secret, headers, body: `${body} ` });
    await expect(forged).rejects.toMatchObject({ code: "invalid_webhook" });
  });

  it("asks for links with the runtime's own fetch", async () => {
    const apiKey = `portico_api_test_${"a".repeat(43)}`;
    const origin = "https://billing.example.com";
    const link = await server.createPortalLink({ origin, apiKey, customerId: "cus_1" });
    expect(link).toEqual({ id: "link_1", url: `${origin}/p/1`, mode: "test", expiresAt: 1 });
    expect(sent.map(({ url }) => url)).toEqual([`${origin}/api/v1/portal-links`]);
  });
});
