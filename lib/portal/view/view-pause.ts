import { nextRenewal } from "../plan/renewals";
import { pauseChoices, pausedKind } from "../rules/pause-terms";
import type { Speaker } from "../words/sentences";
import type { PauseView, ResumeView } from "./change-shape";
import type { SubscriptionData } from "./subscription-data";

/** The pauses to choose from, each with the date of the next charge. */
export function describePause({ say, date }: Speaker, known: SubscriptionData): PauseView {
  const { subscription, settings } = known;
  return {
    title: say("pause.title"),
    body: say("pause.body", { date: date(nextRenewal(subscription)) }),
    note: say("pause.note"),
    choices: pauseChoices(subscription, settings).map(({ months, chargedOn }) => ({
      months,
      chargedOn,
      label: say("pause.months", { months }),
      confirm: say("pause.confirm", { months }),
      description: say("pause.next_charge", { date: date(chargedOn) }),
    })),
  };
}

/** Describes resuming either the payments, or the subscription with a period that starts now. */
export function describeResume(
  { say }: Speaker,
  { subscription }: SubscriptionData,
  name: string,
): ResumeView {
  const isOfPayments = pausedKind(subscription) === "payments";
  return {
    title: say(isOfPayments ? "resume.title.payments" : "resume.title", { plan: name }),
    body: isOfPayments ? null : say("resume.body", { plan: name }),
  };
}
