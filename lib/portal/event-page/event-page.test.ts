import { readFileSync } from "node:fs";
import path from "node:path";
import { consoleHelp } from "../../embed/docs/console";
import { describedEvents } from "../../embed/docs/events";
import { operationTypes } from "../../embed/docs/operation-types";
import { lines } from "../../embed/help/lines";
import { english } from "../../i18n/english/english";
import { operationNames } from "../../operations/operations";
import { eventPage } from "./event-page";

it("docs/events.md is what npm run events writes", () => {
  const written = readFileSync(path.join(__dirname, "../../../docs/events.md"), "utf8");
  expect(written).toBe(eventPage());
});

it("lib/embed/operation-types.ts is what npm run events writes", () => {
  const written = readFileSync(path.join(__dirname, "../../embed/operation-types.ts"), "utf8");
  expect(written).toBe(operationTypes());
});

it("describes every event", () => {
  const loading = ["pre_load", "post_load", "post_load_billing", "select_plan", "error"];
  const all = [...loading, ...operationNames, ...operationNames.map((name) => `pre_${name}`)];
  expect([...describedEvents.keys()].sort()).toEqual(all.sort());
});

it.each(["change_plan", "change_quantity", "remove_add_on", "cancellation"])(
  "names every outcome of %s that has a text",
  (name) => {
    const said = Object.keys(english).filter(
      (key) => key.startsWith(`said.${name}.`) && !key.endsWith(".keeps"),
    );
    const outcomes = said.map((key) => key.slice(`said.${name}.`.length));
    expect([...(describedEvents.get(name)?.outcomes ?? [])].sort()).toEqual(outcomes.sort());
  },
);

it("explains every message that the embed script writes to the console", () => {
  expect(Object.keys(consoleHelp).sort()).toEqual(Object.keys(lines).sort());
});
