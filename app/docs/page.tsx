import type { Metadata } from "next";
import { DocsLayout } from "@/components/docs/docs-layout";
import { Badge } from "@/components/ui/badge";
import { InlineLink } from "@/components/ui/inline-link";
import { type DescribedSetting, describeSettings } from "@/lib/settings/schema";
import { withPermissions } from "@/lib/stripe/keys/permissions";

export const metadata: Metadata = { title: "Settings reference" };

/**
 * Generated from the declarations of the settings and operations, so it always agrees with the dashboard's
 * form.
 */
export default function DocsPage() {
  const settings = describeSettings().map(withPermissions);
  const groups = [...new Set(settings.map(({ group }) => group))];
  return (
    <DocsLayout
      current="/docs"
      title="Settings reference"
      lead="Every setting and its default. Test mode and live mode have their own settings. A setting that depends on another stays off until the other is on."
      sections={[
        ...groups.map((group) => ({ id: idOf(group), title: group })),
        { id: "events", title: "Events" },
      ]}
    >
      {groups.map((group) => (
        <section key={group} aria-labelledby={idOf(group)} className="mt-12">
          <h2 id={idOf(group)} className="scroll-mt-6 text-lg font-semibold tracking-tight">
            {group}
          </h2>
          <dl className="mt-4 divide-y divide-line border-y border-line">
            {settings
              .filter((setting) => setting.group === group)
              .map((setting) => (
                <SettingEntry key={setting.name} setting={setting} settings={settings} />
              ))}
          </dl>
        </section>
      ))}
      <Events />
    </DocsLayout>
  );
}

const idOf = (group: string) => group.toLowerCase().replaceAll(/[^a-z]+/g, "-");

function SettingEntry({ setting, settings }: { setting: DescribedSetting; settings: DescribedSetting[] }) {
  const { name, title, line, more, requires, choices = {} } = setting;
  const needs = requires.map((other) => settings.find((each) => each.name === other)?.title ?? other);
  return (
    <div
      id={name}
      className="grid scroll-mt-6 grid-cols-1 gap-x-8 gap-y-2 py-5 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]"
    >
      <dt className="space-y-1">
        <span className="block font-medium">{title}</span>
        <code className="block font-mono text-xs text-faint">{name}</code>
      </dt>
      <dd className="space-y-2 leading-6 text-muted">
        <p>
          {line} {more}
        </p>
        {Object.values(choices).length > 0 && <p>Choices: {Object.values(choices).join(", ")}.</p>}
        <p className="flex flex-wrap gap-1.5">
          <Badge>{defaultOf(setting)}</Badge>
          {needs.map((need) => (
            <Badge key={need} tone="accent">
              Needs “{need}”
            </Badge>
          ))}
        </p>
      </dd>
    </div>
  );
}

function defaultOf({ defaultValue, choices = {} }: DescribedSetting): string {
  if (defaultValue === "") return "Default: empty";
  if (typeof defaultValue === "string") return `Default: ${choices[defaultValue] ?? defaultValue}`;
  return `Default: ${defaultValue ? "on" : "off"}`;
}

function Events() {
  return (
    <section aria-labelledby="events" className="mt-12">
      <h2 id="events" className="scroll-mt-6 text-lg font-semibold tracking-tight">
        Events
      </h2>
      <p className="mt-3 max-w-[60ch] leading-6 text-muted">
        With “Enable handle response” on, the portal calls your page’s{" "}
        <code className="font-mono">handleResponse</code> function with every event.{" "}
        <InlineLink href="/docs/embed#events">Each event with its fields and an example</InlineLink>
      </p>
    </section>
  );
}
