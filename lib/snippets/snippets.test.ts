import { harnesses } from "@/lib/testing/snippets/harnesses";
import { clientSnippets } from "./client-snippets";
import { serverSnippets } from "./server-snippets";

/** Names of the frameworks that server snippets are for, as a program would load them. */
const frameworks: Record<string, string> = {
  ...{ express: "express", nextjs: "next", django: "django", flask: "flask", fastapi: "fastapi" },
  ...{ rails: "rails", laravel: "Illuminate", elixir: "phoenix" },
};

const proofs = ["hash", "token"] as const;
const kinds = ["email", "customer_id"] as const;
const contexts = proofs.flatMap((proof) => kinds.map((identifyBy) => ({ proof, identifyBy })));
const example = {
  appUrl: "https://billing.example.com",
  portalId: "J5khxNEE915ctHrYxHdS",
  mode: "test",
} as const;

describe.each(contexts)("snippets for $proof by $identifyBy", (choice) => {
  const context = { ...example, ...choice };
  const all = [
    ...serverSnippets(context),
    ...clientSnippets({ ...context, debug: false, handleResponse: false }),
  ];

  it.each(all.map((snippet) => [`${snippet.group}, ${snippet.label}`, snippet] as const))(
    "%s: fits the page, marks a line, and has the merchant's values",
    (_name, { code, marked }) => {
      expect(code.split("\n").filter((line) => line.length > 88)).toEqual([]);
      expect(code).not.toMatch(/undefined|\[object|\$\{JSON/);
      expect(code.endsWith("\n")).toBe(true);
      // The page highlights whole lines.
      expect(marked).not.toBe("");
      expect(code.split("\n").filter((line) => line.includes(marked))).not.toEqual([]);
    },
  );

  it("include each language, framework and site builder once", () => {
    const server = serverSnippets(context).map(({ id }) => id);
    expect([...server].sort()).toEqual(
      [
        ...["node", "nextjs", "express", "rails", "django", "flask", "fastapi", "php", "laravel", "go"],
        ...["java", "kotlin", "csharp", "elixir", "rust", "deno", "other"],
      ].sort(),
    );
    const page = clientSnippets({ ...context, debug: false, handleResponse: false }).map(({ id }) => id);
    const frameworks = ["react", "nextjs", "vue", "svelte", "angular"];
    expect(page).toEqual(["html", ...frameworks, "wordpress", "webflow", "bubble"]);
  });

  it.each(serverSnippets(context).map(({ id, tried }) => [id, tried] as const))(
    "%s: its harness matches the claim %s",
    (id, tried) => {
      const harness = harnesses[id];
      const framework = frameworks[id];
      const loadsIt = framework !== undefined && JSON.stringify(harness?.needs).includes(framework);
      if (tried === "run") expect([harness, loadsIt]).toEqual([expect.anything(), framework !== undefined]);
      if (tried === "run_without_framework") {
        expect(framework).toBeDefined();
        expect([harness, loadsIt]).toEqual([expect.anything(), false]);
      }
    },
  );
});
