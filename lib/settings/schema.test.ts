import { z } from "zod";
import { effectiveSettings } from "./effective";
import { settingsFields } from "./form";
import {
  describeSettings,
  type PortalSettings,
  portalSettings,
  requirements,
  type SettingName,
} from "./schema";

/** The hash protects and must not start off; cancelling must never be blocked by a setting nobody made. */
const onByDefault: SettingName[] = ["securityHash", "cancellation", "poweredBy"];

/** A value that each text accepts, besides an empty one. */
const accepted: Partial<Record<SettingName, string>> = {
  ...{ brandColor: "#635bff", surfaceColor: "#fffdf9", surfaceColorDark: "#121213" },
  ...{ textColor: "#151617", textColorDark: "#f4ede3", radius: "8", businessName: "Lumen & Söhne" },
  ...{ logo: "data:image/png;base64,iVBORw0KGgo=", logoDark: "data:image/svg+xml;base64,PHN2Zy8+" },
  ...{ supportAddress: "help@example.com", termsUrl: "https://example.com/terms?a=1" },
  privacyUrl: "https://example.com/privacy",
};

const all = describeSettings();

const settingsFromForm = (form: FormData) =>
  portalSettings.parse(z.strictObject(settingsFields()).parse(Object.fromEntries(form)));

/** What a browser sends for these settings. */
function settingsToForm(settings: PortalSettings): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(settings)) {
    if (value === true) form.set(name, "on");
    if (typeof value === "string") form.set(name, value);
  }
  return form;
}

describe.each(all)("setting $name", (setting) => {
  const { name, control, defaultValue, help, title, requires, choices } = setting;

  it("changes nothing until somebody turns it on", () => {
    if (control === "toggle") expect(defaultValue).toBe(onByDefault.includes(name));
    else if (control === "choice") expect(Object.keys(choices ?? {})[0]).toBe(defaultValue);
    else expect(defaultValue).toBe("");
  });

  it("is explained in sentences under a title without a full stop", () => {
    expect(help).toMatch(/^[A-Z][^]*[.]$/);
    expect(title).toMatch(/^[A-Z].*[^.!]$/);
  });

  it("keeps every value through the form and through JSON", () => {
    const texts = ["", accepted[name] ?? "missing above"];
    const values =
      control === "toggle" ? [true, false] : control === "choice" ? Object.keys(choices ?? {}) : texts;
    for (const value of values) {
      const settings = portalSettings.parse({ [name]: value });
      expect(settingsFromForm(settingsToForm(settings))).toEqual(settings);
      expect(portalSettings.parse(JSON.parse(JSON.stringify(settings)))[name]).toBe(value);
    }
  });

  it("requires only toggles that exist, and never itself in a circle", () => {
    for (const other of requires)
      expect(all.find(({ name: known }) => known === other)?.control).toBe("toggle");
    expect(allRequirementsOf(name)).not.toContain(name);
  });

  it("is off while a requirement is off, whatever was stored", () => {
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

describe("the form of the settings", () => {
  it("refuses a field that is no setting", () => {
    const form = settingsToForm(portalSettings.parse({}));
    form.set("merchantId", "mer_other");
    expect(() => settingsFromForm(form)).toThrow(/merchantId/);
  });

  it("refuses a choice that is not offered", () => {
    const form = settingsToForm(portalSettings.parse({}));
    form.set("identifyBy", "telephone");
    expect(() => settingsFromForm(form)).toThrow();
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
  ] as [SettingName, string][])("refuses for %s: %.50s", (name, value) => {
    const form = settingsToForm(portalSettings.parse({}));
    form.set(name, value);
    const parsed = z.strictObject(settingsFields()).safeParse(Object.fromEntries(form));
    const problems = parsed.error?.issues ?? [];
    expect([...new Set(problems.map(({ path }) => path.join(".")))]).toEqual([name]);
    expect(problems.at(-1)?.message).toMatch(/^[A-Z].+\.$/);
  });

  it("reads a toggle that was not sent as off", () => {
    const form = settingsToForm(portalSettings.parse({}));
    form.delete("cancellation");
    expect(settingsFromForm(form).cancellation).toBe(false);
  });
});

describe("the settings in force", () => {
  it("always ask for the hash in live mode", () => {
    expect(effectiveSettings({ securityHash: false }, "live").securityHash).toBe(true);
    expect(effectiveSettings({ securityHash: false }, "test").securityHash).toBe(false);
  });

  it("count what cannot be read as never chosen, and keep the rest", () => {
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
