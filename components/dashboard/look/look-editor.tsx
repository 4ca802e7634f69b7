"use client";

import { useState } from "react";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import { contrastList, type Scheme } from "@/lib/appearance/contrast-list";
import type { PreviewCustomers } from "@/lib/merchant/preview";
import type { DescribedSetting, PortalSettings } from "@/lib/settings/schema";
import type { Mode } from "@/lib/tenancy";
import { PreviewLayout } from "../preview/preview-layout";
import { SavingForm } from "../settings/saving-form";
import { SettingField } from "../settings/setting-field";
import { useEdits } from "../settings/use-edits";
import { BothSchemes } from "./both-schemes";
import { ColorFields, type LookFieldsProps } from "./color-fields";
import { ContrastCard } from "./contrast-card";
import { PresetTiles } from "./preset-tiles";

type LookEditorProps = {
  mode: Mode;
  settings: DescribedSetting[];
  chosen: PortalSettings;
  customers: Promise<PreviewCustomers>;
};

/** Edits the portal's look and the facts about the business, beside previews on a light and a dark page. */
export function LookEditor({ mode, settings, chosen, customers }: LookEditorProps) {
  const edits = useEdits(chosen);
  const presets = settings.find(({ name }) => name === "preset")?.choices ?? {};
  return (
    <PreviewLayout
      formLabel="Look"
      preview={<BothSchemes mode={mode} customers={customers} changes={edits.changes} />}
    >
      <SavingForm mode={mode} label="Look" settings={settings} edits={edits}>
        {(problemOf) => {
          const fields = { mode, settings, chosen, edits, problemOf };
          return (
            <div className="space-y-8">
              <Section id="preset" title="Start from">
                <PresetTiles
                  presets={presets}
                  value={edits.values.preset}
                  onChange={(preset) => edits.change("preset", preset)}
                />
              </Section>
              <Colors {...fields} />
              <Fields {...fields} title="Shape and type" names={shapeAndType} />
              <Fields {...fields} title="Your business" names={business} />
            </div>
          );
        }}
      </SavingForm>
    </PreviewLayout>
  );
}

const shapeAndType = ["radius", "density", "textSize", "font", "scheme", "align"];
const business = [
  "businessName",
  "logo",
  "logoDark",
  "supportAddress",
  "termsUrl",
  "privacyUrl",
  "poweredBy",
];

function Colors(props: LookFieldsProps) {
  const [scheme, setScheme] = useState<Scheme>("light");
  const { edits } = props;
  return (
    <Section
      id="colors"
      title="Colors"
      action={
        <Segmented
          label="Colors for"
          name="colors-of"
          options={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
          value={scheme}
          onChange={setScheme}
        />
      }
    >
      <ColorFields {...props} scheme={scheme} />
      <ContrastCard
        scheme={scheme}
        rows={contrastList(edits.values, scheme)}
        onMend={({ name, color }) => edits.change(name, color)}
      />
    </Section>
  );
}

function Fields({ title, names, ...props }: LookFieldsProps & { title: string; names: readonly string[] }) {
  const { mode, settings, chosen, edits, problemOf } = props;
  return (
    <Section id={title.toLowerCase().replaceAll(" ", "-")} title={title}>
      <div className="rounded-[10px] border border-line [&>:first-child]:border-t-0">
        {settings
          .filter(({ name }) => names.includes(name))
          .map((setting) => (
            <SettingField
              key={setting.name}
              {...{ mode, setting, settings, chosen }}
              values={edits.values}
              needs={[]}
              error={problemOf(setting.name)}
              onChange={edits.change}
            />
          ))}
      </div>
    </Section>
  );
}
