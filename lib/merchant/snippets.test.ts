import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { htmlSnippet, type Language, placeholders, secretKeyVariable, serverSnippets } from "./snippets";

/** How each language is started, and the lines that pass standard input to the merchant's function. */
const runtimes: Record<Language, { command: string; file: string; main: string }> = {
  node: {
    command: "node",
    file: "hash.cjs",
    main: `process.stdout.write(porticoHash(require("node:fs").readFileSync(0, "utf8")));`,
  },
  ruby: { command: "ruby", file: "hash.rb", main: `print portico_hash($stdin.read)` },
  python: {
    command: "python3",
    file: "hash.py",
    main: `import sys\nprint(portico_hash(sys.stdin.buffer.read().decode("utf-8")), end="")`,
  },
  php: { command: "php", file: "hash.php", main: `echo portico_hash(stream_get_contents(STDIN));` },
};

const secretKey = "sec_4dJq0V7nXo2LkT9bYh3cRz8wEu5mPa1sGf6iKx7vNt0";
const emails = [
  "ada@example.com",
  "Ada+tag@Example.com",
  "zoë@müller.example",
  "用户@例子.公司",
  "e\u0301@example.com",
];
const identities = { email: emails, customer_id: ["cus_QwErTy12345678"] };

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "portico-snippets-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function isInstalled(command: string): boolean {
  return spawnSync(command, ["--version"]).status === 0;
}

function runSnippet(language: Language, code: string, identity: string, secret: string | undefined) {
  const { command, file, main } = runtimes[language];
  const path = join(folder, file);
  writeFileSync(path, `${code}\n${main}\n`);
  const { [secretKeyVariable]: _inherited, ...environment } = process.env;
  return spawnSync(command, [path], {
    input: identity,
    encoding: "utf8",
    env: secret === undefined ? environment : { ...environment, [secretKeyVariable]: secret },
  });
}

describe.each(["email", "customer_id"] as const)("server snippets for %s", (identifyBy) => {
  const snippets = serverSnippets({ identifyBy });

  it("cover every language that the dashboard lists", () => {
    expect(snippets.map(({ language }) => language).sort()).toEqual(Object.keys(runtimes).sort());
  });

  for (const { language, label, code } of snippets) {
    const { command } = runtimes[language];
    if (!isInstalled(command) && !process.env.CI) {
      console.warn(`${label} is not installed here (${command}); its snippet was not run. CI runs it.`);
      continue;
    }

    it(`${label}: makes the hash that the portal expects, whatever script the identity is in`, () => {
      if (!isInstalled(command))
        throw new Error(`${command} is missing: apt-get install php-cli ruby python3`);
      for (const identity of identities[identifyBy]) {
        const { stdout, stderr } = runSnippet(language, code, identity, secretKey);
        const expected = createHmac("sha256", secretKey).update(identity, "utf8").digest("hex");
        expect({ identity, stdout, stderr }).toEqual({ identity, stdout: expected, stderr: "" });
      }
    });

    it(`${label}: stops without a secret key instead of hashing with an empty one`, () => {
      for (const secret of [undefined, ""]) {
        const { status, stdout, stderr } = runSnippet(language, code, "ada@example.com", secret);
        expect(status).not.toBe(0);
        expect(stdout + stderr).toContain(secretKeyVariable);
        expect(stdout).not.toMatch(/[0-9a-f]{64}/);
      }
    });
  }
});

/** Runs the snippet's own script as a browser would find it in the page. Returns the settings it sets. */
function settingsOf(html: string): Record<string, unknown> {
  // An HTML parser ends a script at the first </script, whatever surrounds it.
  const script = html.split("<script>")[1]?.split(/<\/script/i)[0] ?? "";
  const window: { porticoSettings?: Record<string, unknown> } = {};
  runInNewContext(script, { window, console });
  return window.porticoSettings ?? {};
}

describe("the HTML snippet", () => {
  const plain = {
    appUrl: "https://billing.example.com",
    portalId: "J5khxNEE915ctHrYxHdS",
    mode: "test",
  } as const;

  it("contains the merchant's own values and placeholders for the customer's", () => {
    const html = htmlSnippet({ ...plain, identifyBy: "email" });
    expect(settingsOf(html)).toMatchObject({
      portal_id: plain.portalId,
      email: placeholders.email,
      hash: placeholders.hash,
    });
    expect(html).toContain('<div id="portico-portal"></div>');
    expect(html).toContain('<script async src="https://billing.example.com/embed/v1.js"></script>');
  });

  it("uses only the identity that the portal asks for", () => {
    expect(settingsOf(htmlSnippet({ ...plain, identifyBy: "customer_id" }))).not.toHaveProperty("email");
    expect(settingsOf(htmlSnippet({ ...plain, identifyBy: "email" }))).not.toHaveProperty("customer_id");
  });

  it("says which mode it is for", () => {
    expect(htmlSnippet({ ...plain, identifyBy: "email" })).toContain("test mode");
    expect(htmlSnippet({ ...plain, identifyBy: "email", mode: "live" })).toContain("live mode;");
  });

  it("stays within 600 bytes", () => {
    for (const identifyBy of ["email", "customer_id"] as const) {
      const html = htmlSnippet({ ...plain, identifyBy, handleResponse: true });
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(600);
    }
  });

  it("has a handleResponse only if the portal calls it", () => {
    expect(settingsOf(htmlSnippet({ ...plain, identifyBy: "email" }))).not.toHaveProperty("handleResponse");
    const html = htmlSnippet({ ...plain, identifyBy: "email", handleResponse: true });
    expect(settingsOf(html)).toHaveProperty("handleResponse", expect.any(Function));
  });

  it("asks for debug mode only when told to", () => {
    expect(settingsOf(htmlSnippet({ ...plain, identifyBy: "email" }))).not.toHaveProperty("debug");
    expect(settingsOf(htmlSnippet({ ...plain, identifyBy: "email", debug: true }))).toHaveProperty(
      "debug",
      true,
    );
  });

  it.each([
    "</script><script>alert(1)</script>",
    "<!--<script>",
    `"quotes' and \`backticks\` \${1 + 1}`,
    "line\nbreak\r\n\u2028\u2029",
    "back\\slash\\",
    "&quot; &amp; ]]>",
    "zoë@müller.example",
  ])("survives %j as a value", (value) => {
    const html = htmlSnippet({
      ...plain,
      identifyBy: "email",
      portalId: value,
      identity: value,
      hash: value,
    });
    expect(settingsOf(html)).toMatchObject({ portal_id: value, email: value, hash: value });
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script/g)).toHaveLength(2);
  });

  it("survives an address with quotes and brackets", () => {
    const html = htmlSnippet({
      ...plain,
      identifyBy: "email",
      appUrl: `https://x.example/"><script>alert(1)</script>`,
    });
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).toContain("https://x.example/&quot;&gt;&lt;script&gt;");
  });
});
