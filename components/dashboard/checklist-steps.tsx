import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Moment } from "@/components/ui/moment";
import type { Checklist } from "@/lib/merchant/checklist";
import type { Mode } from "@/lib/tenancy";

type Step = { title: string; isDone: boolean; detail: ReactNode; path: string; action: string };

type ChecklistStepsProps = { checklist: Checklist; mode: Mode; now: Date };

/** Lists the steps before customers can use the portal, done or not. */
export function ChecklistSteps({ checklist, mode, now }: ChecklistStepsProps) {
  const steps = stepsOf(checklist, mode, now);
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <section aria-labelledby="steps" className="space-y-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="steps" className="font-semibold">
          {next ? "Steps to a working portal" : "The portal works"}
        </h2>
        <p className="text-muted tabular-nums">
          {done} of {steps.length} done
        </p>
      </div>
      <ol className="divide-y divide-line rounded-[10px] border border-line bg-surface">
        {steps.map((step, index) => (
          <li
            key={step.path + step.title}
            className="flex flex-wrap items-start gap-x-4 gap-y-3 p-4 sm:flex-nowrap sm:p-5"
          >
            <StepMark isDone={step.isDone} number={index + 1} />
            <div className="min-w-0 flex-1 basis-[calc(100%-3rem)] space-y-1 sm:basis-auto">
              <h3 className="font-medium">
                {step.title}
                <span className="sr-only">{step.isDone ? " (done)" : " (to do)"}</span>
              </h3>
              <div className="leading-6 text-pretty text-muted">{step.detail}</div>
            </div>
            <ButtonLink
              href={`/dashboard/${mode}/${step.path}`}
              tone={step === next ? "primary" : "plain"}
              className="ms-10 sm:ms-0"
            >
              {step.action}
            </ButtonLink>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepMark({ isDone, number }: { isDone: boolean; number: number }) {
  return (
    <span
      aria-hidden="true"
      className={`mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full text-xs font-medium tabular-nums ${
        isDone ? "bg-positive-soft text-positive" : "border border-line-strong text-muted"
      }`}
    >
      {isDone ? <Check className="size-3.5" /> : number}
    </span>
  );
}

function stepsOf(
  { stripe, service, allowedOrigins, lastVisitAt, isHashOn }: Checklist,
  mode: Mode,
  now: Date,
): Step[] {
  return [
    {
      title: "Connect Stripe",
      isDone: stripe !== null,
      detail: stripe
        ? `${stripe.accountName ?? "Your account"}, by the key that ends in ${stripe.last4}.`
        : "Paste a restricted key. It is checked at once and kept encrypted.",
      path: "stripe",
      action: stripe ? "Show" : "Connect Stripe",
    },
    {
      title: "Choose your service",
      isDone: service !== null,
      detail: service
        ? `${service.name}, with ${service.tiers} ${service.tiers === 1 ? "tier" : "tiers"}.`
        : "The tiers and prices your customers may move between.",
      path: "services",
      action: service ? "Show" : "Choose service",
    },
    {
      title: "Turn the security hash on",
      isDone: isHashOn,
      detail: isHashOn
        ? "Only your server can open a customer’s portal."
        : "Without it, anybody can open any test customer’s portal.",
      path: "settings",
      action: isHashOn ? "Show" : "Turn it on",
    },
    originStep(allowedOrigins, mode),
    {
      title: "Put the portal into your page",
      isDone: lastVisitAt !== null,
      detail: lastVisitAt ? (
        <>
          A customer was last here <Moment at={lastVisitAt} now={now} />.
        </>
      ) : (
        "No customer has opened it yet. This step is done by the first one who does."
      ),
      path: "embed",
      action: lastVisitAt ? "Show" : "Copy the snippet",
    },
  ];
}

function originStep(allowedOrigins: string[], mode: Mode): Step {
  const isListed = allowedOrigins.length > 0;
  const unlisted =
    mode === "test"
      ? "None is listed, so the portal opens on your own computer (localhost) only. That is fine for a start."
      : "None is listed, so the portal opens nowhere.";
  return {
    title: "Name the sites that may show it",
    isDone: isListed || mode === "test",
    detail: isListed ? allowedOrigins.join(", ") : unlisted,
    path: "embed#origins",
    action: isListed ? "Show" : "Add a site",
  };
}
