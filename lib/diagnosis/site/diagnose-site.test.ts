import fc from "fast-check";
import { isAllowedOrigin } from "../../portal/proof/origins";
import { type KnownPortal, type SiteMistake, siteMistakes } from "../mistakes";
import { explain } from "../words/explain";
import { diagnoseSite, originOf } from "./diagnose-site";

const portal = (mode: "test" | "live", allowedOrigins: string[], id = `${mode}Portal`): KnownPortal => ({
  ...{ id, name: `Lumen ${id}`, mode, allowedOrigins },
});
const live = portal("live", ["https://app.lumen.example", "https://*.customers.lumen.example"]);
const empty = portal("live", []);
const others = [
  portal("test", ["https://staging.lumen-test.example"]),
  portal("live", ["https://status.other.example"], "second"),
];

const table: [SiteMistake, KnownPortal, origin: string][] = [
  ["origin_invalid", live, "lumen"],
  ["origin_invalid", live, "https://app.lumen.example/account"],
  ["origin_invalid", live, "file:///home/ada/index.html"],
  ["origin_null", live, "null"],
  ["origin_local_in_live", live, "http://localhost:3000"],
  ["origin_local_in_live", live, "https://app.localhost"],
  ["origin_local_in_live", live, "http://127.0.0.1:8080"],
  ["origin_ipv6", live, "http://[::1]:3000"],
  ["origin_ipv6", portal("test", []), "http://[::1]:3000"],
  ["origin_http", live, "http://app.lumen.example"],
  ["origin_http", live, "http://a.customers.lumen.example"],
  ["origin_port", live, "https://app.lumen.example:8443"],
  ["origin_port", portal("live", ["https://app.lumen.example:8443"]), "https://app.lumen.example"],
  ["origin_www", live, "https://www.app.lumen.example"],
  ["origin_www", portal("live", ["https://www.lumen.example"]), "https://lumen.example"],
  ["origin_apex", live, "https://customers.lumen.example"],
  ["origin_subdomain", live, "https://beta.app.lumen.example"],
  ["origin_similar", live, "https://app.lunen.example"],
  ["origin_of_other_portal", live, "https://status.other.example"],
  ["origin_of_other_mode", live, "https://staging.lumen-test.example"],
  ["origins_empty", empty, "https://app.lumen.example"],
  ["origins_empty", portal("test", []), "https://app.lumen.example"],
  ["origin_not_listed", live, "https://evil.example"],
  ["origin_not_listed", live, "https://app.lumen.example.evil.example"],
];

describe("the diagnosis of a site", () => {
  it.each(table)("reports %s", (mistake, at, origin) => {
    const found = diagnoseSite(at, origin, [at, ...others]);
    expect(found?.mistake).toBe(mistake);
    const words = found && explain(found, { identifyBy: "email", mode: at.mode });
    expect(`${words?.title}. ${words?.mend}`).toMatch(/^\S.+\.$/);
  });

  it("is tested with an example of every mistake", () => {
    expect(new Set(table.map(([mistake]) => mistake))).toEqual(new Set(siteMistakes));
  });

  it("finds a mistake exactly if the portal may not be embedded", () => {
    const label = fc.constantFrom(
      "app",
      "www",
      "beta",
      "lumen",
      "customers",
      "evil",
      "localhost",
      "xn--bcher-kva",
    );
    const host = fc
      .array(label, { minLength: 1, maxLength: 4 })
      .map((labels) => [...labels, "example"].join("."));
    const origin = fc.oneof(
      fc
        .tuple(
          fc.constantFrom("https", "http"),
          host,
          fc.constantFrom("", ":8443", "/", "/x", "#.lumen.example"),
        )
        .map(([scheme, name, end]) => `${scheme}://${name}${end}`),
      fc.constantFrom(
        "https://app.lumen.example",
        "https://a.customers.lumen.example",
        "http://localhost:3000",
        "null",
      ),
      fc.string(),
    );
    const listed = fc.constantFrom(live, empty, portal("test", []), portal("test", live.allowedOrigins));
    fc.assert(
      fc.property(listed, origin, (at, text) => {
        expect(diagnoseSite(at, text, [at, ...others]) === undefined).toBe(isAllowedOrigin(at, text));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["https://app.lumen.example/account?tab=1#x", "https://app.lumen.example"],
    [" HTTPS://App.Lumen.Example:443/ ", "https://app.lumen.example"],
    ["lumen", "lumen"],
    ["file:///x", "file:///x"],
    ["null", "null"],
  ])("reads the origin of %j", (text, origin) => expect(originOf(text)).toBe(origin));
});
