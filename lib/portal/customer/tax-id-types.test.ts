import { readFileSync } from "node:fs";
import path from "node:path";
import { speaker } from "../words/sentences";
import {
  describeTaxIdTypes,
  isSameNumber,
  likelyType,
  taxIdLabel,
  taxIdTypes,
  writtenOut,
} from "./tax-id-types";

type Derived = { types: Record<string, { type: { values: string[] } }> };

it("offers only kinds that the stripe package names", () => {
  const file = path.join(__dirname, "../../../simulator/schema/derived.json");
  const { types } = JSON.parse(readFileSync(file, "utf8")) as Derived;
  expect(types.CustomerCreateTaxIdParams?.type.values).toEqual(expect.arrayContaining(taxIdTypes));
});

it("names each kind by its country, in order, and none like another", () => {
  const labels = describeTaxIdTypes(speaker()).map(({ label }) => label);
  expect(labels).toContain("European Union: VAT number");
  expect(labels).toContain("United States: EIN");
  expect(new Set(labels).size).toBe(taxIdTypes.length);
  expect(labels[0]).toMatch(/^Argentina/);
});

it("names a kind that is not offered, so that it can be removed", () => {
  expect(taxIdLabel(speaker(), "xx_new")).toBe("Tax ID");
});

it.each([
  ["DE", "eu_vat"],
  ["GR", "eu_vat"],
  ["GB", "gb_vat"],
  ["US", "us_ein"],
  ["AQ", null],
  ["", null],
])("supposes that a business in %j has %s", (country, type) => {
  expect(likelyType(country)).toBe(type);
});

it("writes a number as Stripe takes it, and knows it however it is written", () => {
  expect(writtenOut("eu_vat", " de 123.456-789 ")).toBe("DE123456789");
  expect(writtenOut("ch_vat", "che-123.456.789 mwst")).toBe("CHE-123.456.789 MWST");
  expect(isSameNumber("12-3456789", "123456789")).toBe(true);
});
