import { readFileSync } from "node:fs";
import path from "node:path";
import { speaker } from "../words/sentences";
import {
  describeTaxIdTypes,
  isSameTaxId,
  likelyTaxIdType,
  normalizeTaxId,
  taxIdLabel,
  taxIdTypes,
} from "./tax-id-types";

type Derived = { types: Record<string, { type: { values: string[] } }> };

it("offers only types that the stripe package lists", () => {
  const file = path.join(__dirname, "../../../simulator/schema/derived.json");
  const { types } = JSON.parse(readFileSync(file, "utf8")) as Derived;
  expect(types.CustomerCreateTaxIdParams?.type.values).toEqual(expect.arrayContaining(taxIdTypes));
});

it("gives each type a different label that begins with its country, and sorts the labels", () => {
  const labels = describeTaxIdTypes(speaker({ language: "en-US" })).map(({ label }) => label);
  expect(labels).toContain("European Union: VAT number");
  expect(labels).toContain("United States: EIN");
  expect(new Set(labels).size).toBe(taxIdTypes.length);
  expect(labels[0]).toMatch(/^Argentina/);
});

it.each([
  ["de", "Europäische Union", "Vereinigte Staaten: EIN"],
  ["ja", "欧州連合", "アメリカ合衆国"],
] as const)(
  "translates the labels of all types into %s, and sorts them in that language's order",
  (language, union, states) => {
    const labels = describeTaxIdTypes(speaker({ language })).map(({ label }) => label);
    expect(labels.some((label) => label.startsWith(union))).toBe(true);
    expect(labels.some((label) => label.startsWith(states))).toBe(true);
    expect(labels.filter((label) => /VAT number|number|United|European|foreign/i.test(label))).toEqual([]);
    expect(labels).toEqual([...labels].sort(new Intl.Collator(language).compare));
    expect(new Set(labels).size).toBe(taxIdTypes.length);
  },
);

it("has a name for IDs of a type that is not offered, so that they can be removed", () => {
  expect(taxIdLabel(speaker({ language: "en-US" }), "xx_new")).toBe("Tax ID");
});

it.each([
  ["DE", "eu_vat"],
  ["GR", "eu_vat"],
  ["GB", "gb_vat"],
  ["US", "us_ein"],
  ["AQ", null],
  ["", null],
])("for a business in %j, suggests the type %s", (country, type) => {
  expect(likelyTaxIdType(country)).toBe(type);
});

it("writes a number in Stripe's format, and recognizes the same number in other formats", () => {
  expect(normalizeTaxId("eu_vat", " de 123.456-789 ")).toBe("DE123456789");
  expect(normalizeTaxId("ch_vat", "che-123.456.789 mwst")).toBe("CHE-123.456.789 MWST");
  expect(isSameTaxId("12-3456789", "123456789")).toBe(true);
});
