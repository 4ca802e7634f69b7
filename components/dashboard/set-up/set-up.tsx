import type { ReactNode } from "react";
import { InlineLink } from "@/components/ui/inline-link";
import { PageHeader } from "@/components/ui/page-header";
import type { SetUp } from "@/lib/merchant/set-up";
import type { Mode } from "@/lib/tenancy";
import { Listening } from "./listening";
import { Step } from "./step";

export type StepNumber = 1 | 2 | 3 | 4;

type SetUpStepsProps = {
  mode: Mode;
  setUp: SetUp;
  /** The open step. The last two are open together: one explains the snippets, the other waits for a first visit. */
  open: StepNumber;
  /** The content of the open step. */
  children: ReactNode;
  /** A preview of the portal, once there is something to show. */
  preview?: ReactNode;
};

/** The five set-up steps of a new merchant on one page. Stored data, not clicks, decides which steps are done. */
export function SetUpSteps({ mode, setUp, open, children, preview }: SetUpStepsProps) {
  const done = doneSteps(setUp);
  const steps = linesOf(setUp, mode).map(({ title, line }, index) => {
    const number = (index + 1) as StepNumber;
    const isOpen = number === open;
    return (
      <Step
        key={title}
        number={number}
        title={title}
        state={isOpen ? "open" : done[index] ? "done" : "to_do"}
        line={line}
        changeHref={done[index] || done[0] ? `/dashboard/${mode}/overview?step=${number}` : undefined}
      >
        {children}
      </Step>
    );
  });
  const isListening = done[0] && open === 4;
  return (
    <>
      <PageHeader
        title={mode === "test" ? "Set up your portal" : "Go live"}
        action={<Progress done={done.filter(Boolean).length} of={5} />}
      >
        {mode === "test"
          ? "Five steps, about ten minutes. We check off each step when it’s done."
          : "The same steps for your real customers. Test mode stays as it is."}
      </PageHeader>
      <div
        data-wide={preview ? true : undefined}
        className={
          preview ? "grid grid-cols-1 items-start gap-7 lg:grid-cols-[minmax(0,1fr)_minmax(0,25.25rem)]" : ""
        }
      >
        <ol className="space-y-2">
          {steps}
          <Step
            number={5}
            title="See the first visit"
            state={isListening ? "open" : "to_do"}
            line="This page shows the first visit as soon as it happens."
          >
            <Listening mode={mode} where={whereToOpen(setUp, mode)} />
          </Step>
        </ol>
        {preview && <div className="lg:sticky lg:top-[calc(var(--bar)+1.5rem)]">{preview}</div>}
      </div>
      <p className="text-help text-muted">
        Every setting and its default is in the <InlineLink href="/docs">documentation</InlineLink>.
      </p>
    </>
  );
}

/** How many steps are done, in words and as a bar. */
function Progress({ done, of }: { done: number; of: number }) {
  return (
    <div className="flex items-center gap-2">
      <span className="text-help text-muted tabular-nums">
        {done} of {of} done
      </span>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${of} 1`}
        preserveAspectRatio="none"
        className="h-1 w-40 rounded-full max-sm:w-24"
      >
        <rect width={of} height="1" className="fill-press" />
        <rect width={done} height="1" className="fill-accent-fill" />
      </svg>
    </div>
  );
}

/** Whether each of the first four steps is done. A visit proves that the portal is in a page. */
function doneSteps({ stripe, service, permissions, firstVisitAt }: SetUp): boolean[] {
  return [stripe !== null, service !== null, permissions !== null, firstVisitAt !== null];
}

/** The first step that isn't done. */
export function nextStep(setUp: SetUp): StepNumber {
  const index = doneSteps(setUp).indexOf(false);
  return (index < 0 ? 4 : index + 1) as StepNumber;
}

function linesOf({ stripe, service, permissions }: SetUp, mode: Mode) {
  return [
    { title: "Connect Stripe", line: stripe ? sayConnection(stripe) : "A sandbox, or your own account." },
    {
      title: "Choose your service",
      line: service ? sayService(service) : "The plans customers can switch between.",
    },
    {
      title: "Choose what customers can do",
      line: permissions ?? "Three presets. Change anything later.",
    },
    {
      title: "Add it to your site",
      line:
        mode === "live"
          ? "The same snippets, with your live key."
          : "One snippet for your server, one for your page.",
    },
  ];
}

function sayConnection({ accountName, last4, isSandbox }: NonNullable<SetUp["stripe"]>): string {
  if (isSandbox) return `A sandbox, with the key ending in ${last4}.`;
  return `${accountName ?? "Your account"}, with the key ending in ${last4}.`;
}

const sayService = ({ name, tiers }: NonNullable<SetUp["service"]>) =>
  `${name}, with ${tiers} ${tiers === 1 ? "product" : "products"}.`;

function whereToOpen({ allowedOrigins }: SetUp, mode: Mode): string {
  const [origin] = allowedOrigins;
  if (origin) return `Open your page on ${origin} as a signed-in customer.`;
  return mode === "test"
    ? "Open your page on localhost as a signed-in customer. To use another site, allow it on the Embed page first."
    : "No sites yet, so the portal won’t open anywhere. Add your site on the Embed page.";
}
