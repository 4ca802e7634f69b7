import { languageTags } from "../../i18n/languages";
import { countryCodes, countryName, describeCountries } from "./countries";

it.each(languageTags)("names every country in %s, in that language's alphabetical order", (language) => {
  const countries = describeCountries({ language });
  expect(countries.filter(({ code, name }) => name === code)).toEqual([]);
  expect(countries).toHaveLength(countryCodes.length);
  const { compare } = new Intl.Collator(language);
  const names = countries.map(({ name }) => name);
  expect(names).toEqual([...names].sort(compare));
});

it.each([
  ["de", "Deutschland"],
  ["pl", "Niemcy"],
  ["ja", "ドイツ"],
  ["ar", "ألمانيا"],
  ["pt-BR", "Alemanha"],
] as const)("in %s, calls Germany %s", (language, name) => {
  expect(describeCountries({ language })).toContainEqual({ code: "DE", name });
  expect(countryName("DE", { language })).toBe(name);
});

it("sorts by the language's alphabet, not by code points", () => {
  const german = describeCountries({ language: "de" }).map(({ name }) => name);
  expect(german.indexOf("Österreich")).toBeLessThan(german.indexOf("Pakistan"));
  expect(german.indexOf("Ägypten")).toBeLessThan(german.indexOf("Albanien"));
});

it("gives an empty country code an empty name", () => {
  expect(countryName("", { language: "de" })).toBe("");
});
