import { readFileSync } from "node:fs";
import path from "node:path";
import { describeSettings } from "../settings/schema";
import { nameOf, permissionsOf, withPermissions } from "../stripe/keys/permissions";
import { operationNames, operations } from "./operations";

const page = readFileSync(path.join(__dirname, "../../docs/operations.md"), "utf8");
const sections = page.split(/^### /m).slice(1);
const described = describeSettings();

describe.each(operationNames)("docs/operations.md on %s", (name) => {
  const section = sections.find((one) => one.split("\n", 1)[0]?.includes(`\`${name}\``)) ?? "";

  it("names every setting that allows the operation", () => {
    const titles = described.filter((known) => operations[name].settings.includes(known.name));
    expect(titles).toHaveLength(operations[name].settings.length);
    for (const { title } of titles) expect(section).toContain(title);
    if (titles.length === 0) expect(section).toContain("Setting: none.");
  });

  it("names the permissions that the Stripe key needs", () => {
    for (const permission of permissionsOf(name)) expect(section).toContain(permission.label);
  });
});

it("adds to a setting's explanation the key permissions that the setting needs, if any", () => {
  const helpOf = (name: string) => described.filter((one) => one.name === name).map(withPermissions)[0]?.more;
  expect(helpOf("taxIds")).toBe("The Stripe key needs Tax IDs: Write.");
  expect(helpOf("updateCard")).toMatch(
    / The Stripe key needs SetupIntents: Write, Checkout Sessions: Write, Customers: Write\.$/,
  );
  expect(helpOf("couponOnResubscribe")).toMatch(/ The Stripe key needs Promotion codes: Read\.$/);
  expect(helpOf("pause")).not.toContain("Stripe key");
  expect(permissionsOf("remove_payment_method").map(nameOf)).toEqual(["Payment methods: Write"]);
});
