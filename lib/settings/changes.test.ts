import { applyChanges, parseChanges } from "./changes";
import { changesBetween } from "./differences";
import { summaryOf } from "./group-summary";
import { sayValue } from "./say-value";
import { describeSettings, portalSettings, settingsOfPage } from "./schema";

const defaults = portalSettings.parse({});
const parse = (changes: unknown) => parseChanges(JSON.stringify(changes));

describe("changes of settings", () => {
  it("are read with each chosen value checked and normalized", () => {
    const changes = [
      { name: "pause", from: false, to: true },
      { name: "brandColor", from: "", to: "#ABC" },
    ];
    expect(parse(changes)).toEqual({
      ok: true,
      changes: [changes[0], { name: "brandColor", from: "", to: "#aabbcc" }],
    });
  });

  it("name each setting with an invalid value, or skip it while the value may be incomplete", () => {
    const changes = [
      { name: "pause", from: false, to: true },
      { name: "brandColor", from: "", to: "#ab" },
      { name: "couponCodes", from: "both", to: "vouchers" },
    ];
    const refused = parse(changes);
    expect(refused.ok ? {} : refused.problems).toEqual({
      brandColor: "Enter a color such as #635bff.",
      couponCodes: expect.any(String),
    });
    const lenient = parseChanges(JSON.stringify(changes), { skipsProblems: true });
    expect(lenient).toEqual({ ok: true, changes: [changes[0]] });
  });

  it.each([
    ["an object", { pause: true }],
    ["an empty list", []],
    ["an unknown setting", [{ name: "merchantId", from: "", to: "mer_other" }]],
    ["a setting of the prototype", [{ name: "__proto__", from: "", to: "x" }]],
    ["a setting twice", Array(2).fill({ name: "pause", from: false, to: true })],
    ["a value of the wrong type", [{ name: "pause", from: false, to: { not: false } }]],
    ["an extra field", [{ name: "pause", from: false, to: true, mode: "live" }]],
  ])("aren't read from %s", (_what, sent) => {
    expect(parse(sent)).toEqual({ ok: false, problems: {} });
  });

  it("aren't read from text that isn't JSON or is too long", () => {
    for (const text of ["", "{", "x".repeat(300_001)])
      expect(parseChanges(text)).toEqual({ ok: false, problems: {} });
  });

  it("keep others' changes, and conflict only if both people chose different values", () => {
    const current = { ...defaults, pause: true, couponCodes: "both" as const, debug: true };
    const { settings, conflicts } = applyChanges(current, [
      { name: "pause", from: false, to: true },
      { name: "couponCodes", from: "promotion_codes", to: "coupons" },
      { name: "changePlan", from: false, to: true },
    ]);
    expect(conflicts.map(({ name }) => name)).toEqual(["couponCodes"]);
    expect(settings).toEqual({ ...current, couponCodes: "coupons", changePlan: true });
  });

  it("are found between any two sets of settings", () => {
    const other = { ...defaults, pause: true, defaultLanguage: "de" as const };
    const changes = changesBetween(defaults, other);
    expect(changes.map(({ name }) => name)).toEqual(["pause", "defaultLanguage"]);
    expect(applyChanges(defaults, changes).settings).toEqual(other);
  });
});

describe("settings in words", () => {
  const all = describeSettings();
  const named = (name: string) => {
    const setting = all.find((one) => one.name === name);
    if (!setting) throw new Error(`There is no setting ${name}.`);
    return setting;
  };

  it("are each on exactly one page", () => {
    const pages = (["settings", "look", "languages"] as const).map((page) => settingsOfPage(page));
    expect(pages.flat().map(({ name }) => name)).toEqual(all.map(({ name }) => name));
  });

  it("say a value as a person would", () => {
    expect(sayValue(named("pause"), true)).toBe("On");
    expect(sayValue(named("pauseLength"), "one_month")).toBe("One month");
    expect(sayValue(named("logo"), "data:image/png;base64,AAAA")).toBe("An image");
    expect(sayValue(named("brandColor"), "")).toBe("Empty");
    expect(sayValue(named("brandColor"), "#635bff")).toBe("#635bff");
  });

  it("count the settings that are on in a group, without settings that another setting turns off", () => {
    const values = { ...defaults, couponOnResubscribe: true };
    expect(summaryOf("Promo codes", all, values)).toBe("0 of 2 on");
    expect(summaryOf("Promo codes", all, { ...values, resubscribe: true })).toBe("1 of 2 on");
    expect(summaryOf("Canceling", all, defaults)).toBe("On, at the end of the period");
    expect(summaryOf("Canceling", all, { ...defaults, cancellation: false })).toBe("Off");
  });
});
