import { clientSnippets } from "./client-snippets";
import { serverSnippets } from "./server-snippets";

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
      if (marked !== null) expect(code).toContain(marked);
    },
  );

  it("includes each snippet once", () => {
    const server = serverSnippets(context).map(({ id }) => id);
    expect(new Set(server).size).toBe(server.length);
    expect(server).toEqual(
      expect.arrayContaining([
        ...["node", "nextjs", "express", "rails", "django", "flask", "fastapi", "php", "laravel", "go"],
        ...["java", "kotlin", "csharp", "elixir", "rust", "deno", "other"],
      ]),
    );
  });
});
