import { Lock } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { More } from "@/components/ui/disclosure";
import { FieldError } from "@/components/ui/field";
import type { SettingNeed } from "@/lib/merchant/setting-needs";
import type { DescribedSetting } from "@/lib/settings/schema";
import { pageBeside } from "../navigation";

/** Everything that a row shows besides its setting. */
export type RowState = {
  /** The saved value in words, if the member has changed it and not saved yet. */
  was?: string | undefined;
  /** Titles of the settings that must be on before this one has any effect. */
  missingTitles: string[];
  /** Requirements that aren't settings. */
  needs: SettingNeed[];
  lockReason?: string | undefined;
  error?: string | undefined;
};

type SettingRowProps = RowState & {
  setting: DescribedSetting;
  /** The control, at the end of the line, or below the line if the control is wide. */
  children: ReactNode;
};

/** One setting: its control, title and description, more details on demand, and any reason why it can't be turned on. */
export function SettingRow({ setting, children, ...state }: SettingRowProps) {
  const pathname = usePathname();
  const { name, title, line, more, below, control } = setting;
  const isWide = control === "text" || control === "image";
  const place = isWide
    ? "col-span-2 mt-1.5"
    : control === "toggle"
      ? "col-start-2 row-span-2 row-start-1"
      : "sm:col-start-2 sm:row-span-2 sm:row-start-1 max-sm:col-span-2 max-sm:mt-1.5";
  return (
    <div
      id={name}
      className={`relative grid scroll-mt-32 grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-t border-line py-3 pe-4 target:bg-accent-soft ${below ? "ps-8" : "ps-4"}`}
    >
      {below && (
        <span
          aria-hidden="true"
          className="absolute start-4.75 top-0 h-6 w-1.75 rounded-es-sm border-s border-b border-line-mid"
        />
      )}
      {state.was !== undefined && (
        <span
          aria-hidden="true"
          className="absolute -start-px -top-px bottom-0 w-0.75 rounded-sm bg-accent-fill"
        />
      )}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <label htmlFor={`${name}-control`} className="font-medium">
          {title}
        </label>
        {state.was !== undefined && <Badge tone="accent">Was: {state.was}</Badge>}
      </div>
      <div className="col-start-1 text-help text-muted max-sm:col-span-2">
        <span id={`${name}-help`}>{line}</span>{" "}
        {more && <More summary={<MoreLabel title={title} />}>{more}</More>}
        <div id={`${name}-reasons`} className="empty:hidden">
          <Reasons {...state} />
        </div>
      </div>
      <div className={place}>{children}</div>
      {state.needs.map(({ text, mend }) => (
        <div key={text} className="col-span-2 mt-1.5">
          <Callout
            tone="caution"
            action={
              <ButtonLink size="small" href={pageBeside(pathname, mend.path)}>
                {mend.label}
              </ButtonLink>
            }
          >
            <strong>{text}</strong>
          </Callout>
        </div>
      ))}
    </div>
  );
}

/** Names the setting for screen readers, which list these buttons without their rows. */
function MoreLabel({ title }: { title: string }) {
  return (
    <>
      More<span className="sr-only"> about {title}</span>
    </>
  );
}

function Reasons({ missingTitles, lockReason, error }: RowState) {
  return (
    <>
      {missingTitles.length > 0 && (
        <p className="font-medium text-ink">
          Needs “{missingTitles.join("” and “")}”, so this setting is off.
        </p>
      )}
      {lockReason && (
        <p className="mt-0.5 flex items-center gap-1.5 text-xs font-medium">
          <Lock aria-hidden="true" className="size-3 shrink-0" />
          {lockReason}
        </p>
      )}
      {error && <FieldError>{error}</FieldError>}
    </>
  );
}
