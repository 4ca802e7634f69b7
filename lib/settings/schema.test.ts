import { parseChanges } from "./changes";
import { effectiveSettings } from "./effective";
import { describeSettings, portalSettings, requirements, type SettingName } from "./schema";

/** The toggles that are on by default. The hash must be on, and canceling must work unless a merchant turns it off. */
const onByDefault: SettingName[] = ["securityHash", "cancellation", "poweredBy"];

/** A valid value for each text, other than the empty text. */
const accepted: Partial<Record<SettingName, string>> = {
  ...{ brandColor: "#635bff", surfaceColor: "#fffdf9", surfaceColorDark: "#121213" },
  ...{ textColor: "#151617", textColorDark: "#f4ede3", radius: "8", businessName: "Lumen & Söhne" },
  ...{ logo: "data:image/png;base64,iVBORw0KGgo=", logoDark: "data:image/svg+xml;base64,PHN2Zy8+" },
  ...{ supportAddress: "help@example.com", termsUrl: "https://example.com/terms?a=1" },
  privacyUrl: "https://example.com/privacy",
};

const all = describeSettings();
const defaults = portalSettings.parse({});

/** Why the form refuses this value. Undefined if the form accepts it. */
function problemOf(name: SettingName, to: unknown): string | undefined {
  const parsed = parseChanges(JSON.stringify([{ name, from: defaults[name], to }]));
  return parsed.ok ? undefined : (parsed.problems[name] ?? "unreadable");
}

describe.each(all)("setting $name", (setting) => {
  const { name, control, defaultValue, line, more, below, title, requires, choices } = setting;

  it("is off, empty or its first choice by default, except for the toggles listed above", () => {
    if (control === "toggle") expect(defaultValue).toBe(onByDefault.includes(name));
    else if (control === "choice") expect(Object.keys(choices ?? {})[0]).toBe(defaultValue);
    else expect(defaultValue).toBe("");
  });

  it("has a title without a period, and is explained in sentences", () => {
    for (const text of [line, more ?? line]) expect(text).toMatch(/^[A-Z“a-z][^]*[.]$/);
    // The line is short enough for merchants to read all lines at a glance.
    expect(line.length).toBeLessThanOrEqual(100);
    expect(title).toMatch(/^[A-Z].*[^.!]$/);
  });

  it("is shown below another setting only if the other setting is a toggle of the same group", () => {
    const upper = all.find(({ name: known }) => known === below);
    expect(upper?.group).toBe(below && setting.group);
    expect(upper?.control).toBe(below && "toggle");
  });

  it("accepts every value in the form, and preserves it in JSON", () => {
    const texts = ["", accepted[name] ?? "missing above"];
    const values =
      control === "toggle" ? [true, false] : control === "choice" ? Object.keys(choices ?? {}) : texts;
    for (const value of values) {
      const settings = portalSettings.parse({ [name]: value });
      expect(problemOf(name, value)).toBeUndefined();
      expect(portalSettings.parse(JSON.parse(JSON.stringify(settings)))[name]).toBe(value);
    }
  });

  it("requires only existing toggles, without circular requirements", () => {
    for (const other of requires)
      expect(all.find(({ name: known }) => known === other)?.control).toBe("toggle");
    expect(allRequirementsOf(name)).not.toContain(name);
  });

  it("is off while a requirement is off, regardless of the stored value", () => {
    for (const other of requires) {
      const stored = {
        ...Object.fromEntries(requires.map((each) => [each, true])),
        [name]: true,
        [other]: false,
      };
      expect(effectiveSettings(stored, "test")[name]).toBe(false);
    }
  });
});

function allRequirementsOf(name: SettingName, seen: SettingName[] = []): SettingName[] {
  const next = (requirements as Partial<Record<SettingName, readonly SettingName[]>>)[name] ?? [];
  return next.flatMap((other) =>
    seen.includes(other) ? [other] : [other, ...allRequirementsOf(other, [...seen, other])],
  );
}

it("has the titles that merchants know", () => {
  const titles: Partial<Record<SettingName, string>> = {
    identifyBy: "How to identify customers",
    changePlan: "Enable change plan",
    resubscribe: "Allow resubscribe",
    changePlanWhenCanceled: "Allow plan change for canceled subscriptions",
    coupon: "Enable coupon",
    securityHash: "Enable security hash",
    couponOnResubscribe: "Enable coupon for resubscribe",
    dropdownMenu: "Use dropdown menu for subscription actions",
    updateCard: "Enable update card",
    showAllInvoices: "Show all customer invoices",
    showOnlyActive: "Show only active subscriptions",
    quantityManagement: "Enable quantity management",
    cancellation: "Enable cancellation",
    cancellationReason: "Cancellation reason",
    cancelImmediately: "Cancel immediately",
    detectLanguage: "Automatically detect the user’s language",
    handleResponse: "Enable handle response",
    debug: "Debug mode",
  };
  expect(Object.fromEntries(all.map(({ name, title }) => [name, title]))).toMatchObject(titles);
});

describe("the form of the settings", () => {
  it("refuses a choice that is not offered", () => {
    expect(problemOf("identifyBy", "telephone")).toBeDefined();
  });

  it.each([
    ["brandColor", "red;background:url(//evil.example)"],
    ["brandColor", "url(//evil.example)"],
    ["brandColor", "#fff</style><script>alert(1)</script>"],
    ["brandColor", "rgb(256, 0, 0)"],
    ["surfaceColor", "#888888"],
    ["surfaceColorDark", "#888888"],
    ["radius", "21"],
    ["radius", "-1"],
    ["radius", "4px"],
    ["logo", "https://example.com/logo.png"],
    ["logo", "data:text/html;base64,PHNjcmlwdD4="],
    ["logo", `data:image/png;base64,${"A".repeat(50_000)}`],
    ["businessName", "x".repeat(81)],
    ["termsUrl", "javascript:alert(1)"],
    ["termsUrl", "http://example.com"],
    ["privacyUrl", "https://user:secret@example.com"],
    ["supportAddress", "mailto:a@example.com?bcc=b@example.com"],
    ["supportAddress", "not an address"],
  ] as [SettingName, string][])("refuses for the setting %s the value %.50s", (name, value) => {
    expect(problemOf(name, value)).toMatch(/^[A-Z].+\.$/);
  });
});

describe("the settings in effect", () => {
  it("always ask for the hash in live mode", () => {
    expect(effectiveSettings({ securityHash: false }, "live").securityHash).toBe(true);
    expect(effectiveSettings({ securityHash: false }, "test").securityHash).toBe(false);
  });

  it("treat unreadable values as never chosen, and keep the rest", () => {
    const stored = {
      updateCard: true,
      changePlan: "yes",
      securityHash: 0,
      cancellation: "no",
      sb_gone: true,
    };
    const inForce = effectiveSettings(stored, "test");
    expect(inForce).toEqual({ ...effectiveSettings({}, "test"), updateCard: true });
    expect(inForce).toMatchObject({ securityHash: true, cancellation: true, changePlan: false });
    expect(effectiveSettings("lost", "test")).toEqual(effectiveSettings({}, "test"));
  });
});

it("explains, next to the choice, that customers on test clocks need IDs", () => {
  const identifyBy = all.find(({ name }) => name === "identifyBy");
  expect(identifyBy?.more).toContain("Customers on a test clock can only be found by ID");
});
