import { operations } from "../operations/operations";
import { permissionPresets, presetOf } from "./permission-presets";
import { portalSettings, type SettingName } from "./schema";

describe.each(permissionPresets.map((preset) => ({ ...preset })))("the preset $name", ({ name, values }) => {
  it("is recognized by its values, and no longer once one of them is changed", () => {
    const settings = portalSettings.parse(values);
    expect(presetOf(settings)?.name).toBe(name);
    expect(presetOf({ ...settings, cancellation: !settings.cancellation })).toBeUndefined();
  });

  it("lets customers cancel and replace their card", () => {
    expect(values).toMatchObject({ cancellation: true, updateCard: true });
  });

  it("has a value for each operation's setting", () => {
    const decided = Object.keys(values);
    for (const { settings } of Object.values(operations))
      expect(decided).toEqual(expect.arrayContaining([...settings]));
  });
});

it("allows more with each preset, and every operation with the last", () => {
  const on = permissionPresets.map(({ values }) =>
    Object.entries(values).flatMap(([setting, isOn]) => (isOn ? [setting as SettingName] : [])),
  );
  const [careful = [], usual = [], everything = []] = on;
  expect(usual).toEqual(expect.arrayContaining(careful));
  expect(everything).toEqual(expect.arrayContaining(usual));
  expect([careful.length, usual.length]).toEqual([...new Set([careful.length, usual.length])]);
  for (const { settings } of Object.values(operations))
    if (settings.length > 0) expect(everything.some((name) => settings.includes(name))).toBe(true);
});
