import { execFileSync } from "node:child_process";
import { apiErrorStatuses } from "./errors";
import { openApiDocument } from "./openapi";

const document = openApiDocument("https://billing.example.com");

/** Runs the validator in a separate process, because it is an ES module that reads files from its own folder. */
function validate(description: object): { valid: boolean; errors?: unknown; version: string } {
  const script = `
    import { Validator } from "@seriousme/openapi-schema-validator";
    import { readFileSync } from "node:fs";
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(readFileSync(0, "utf8")));
    console.log(JSON.stringify({ ...result, version: validator.version }));`;
  const options = {
    input: JSON.stringify(description),
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  } as const;
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", script], options));
}

it("the document is a valid OpenAPI 3.1 description", () => {
  expect(validate(document)).toEqual({ valid: true, version: "3.1" });
});

it("the validator refuses a document without a required part", () => {
  const { info: _, ...rest } = document;
  expect(validate(rest).valid).toBe(false);
});

it("the document lists every error of the API, with its status", () => {
  const { responses } = document.paths["/portal-links"].post;
  for (const status of Object.values(apiErrorStatuses))
    expect(Object.keys(responses)).toContain(String(status));
  expect(JSON.stringify(document.components.schemas.Error)).toContain("idempotency_conflict");
});

it("the document describes each field of a new link, and allows no unknown fields", () => {
  const { NewPortalLink: schema } = document.components.schemas;
  expect(schema).toMatchObject({ type: "object", additionalProperties: false });
  for (const [name, field] of Object.entries(schema.properties ?? {}))
    expect([name, typeof (field as { description?: string }).description]).toEqual([name, "string"]);
});
