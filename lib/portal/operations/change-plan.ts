import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import { lacksForcedCard } from "../card/forced-card";
import { codeUseOf } from "../code/code-terms";
import { readUsableCode } from "../code/typed-code";
import { defineOperation } from "../execution/operation";
import {
  applyItemSwitch,
  findItemSwitch,
  type ItemSwitchOutcome,
  restoreAfterSwitch,
} from "../plan/item-switch";
import { productsAfter } from "../plan/plan-switch";
import { storedSwitch, switchLookup as lookup } from "../plan/stored-switch";
import { readPlanTerms } from "../terms/plan-terms";
import { agreeToTerms, openTerms, withGrant } from "../terms/terms";

const stored = storedSwitch.extend({ planName: z.string() });
type Command = z.output<typeof stored>;

/** Changes a subscription's plan. By default, upgrades apply now and downgrades at the renewal. */
export const changePlan = defineOperation<
  { priceId: string; quote: string },
  Command,
  ItemSwitchOutcome,
  z.output<typeof lookup>
>({
  name: "change_plan",
  stored,
  lookup,
  input: z.strictObject({ priceId: z.string().max(255), quote: z.string().max(2000) }),

  async prepare({ operationId, visit, subscription, input }) {
    // A price ID from a browser counts only if the merchant's service offers it.
    const offered = (await readPlanTerms(visit, subscription, input.priceId))?.offered ?? [];
    const terms = offered.find(({ plan }) => plan.price.id === input.priceId);
    if (!terms) throw new PortalError("invalid", "price_not_offered");
    const { item, plan } = terms;
    if (terms.kind !== "keep_current" && (await lacksForcedCard(visit, subscription)))
      throw new PortalError("not_allowed", "no_card");
    const quote = openTerms(visit, terms, input.quote);
    const { grant } = quote;
    if (grant) {
      if (!visit.settings.coupon) throw new PortalError("not_allowed");
      await readUsableCode(visit, grant, codeUseOf(subscription, productsAfter(subscription, item, plan)));
    }
    const asked = { operationId, visit, subscription };
    return {
      ...(await agreeToTerms(asked, withGrant(terms, subscription, grant), quote)),
      planName: plan.name,
    };
  },

  apply: applyItemSwitch,
  findOutcome: findItemSwitch,
  rollBack: restoreAfterSwitch,

  said({ planName, startsAt, amountDue, currency }, { outcome, keeps }, { say, money, date }) {
    const values = { plan: planName, date: date(startsAt), amount: money(amountDue, currency) };
    const said = say(`said.change_plan.${outcome}`, values);
    return keeps ? say("said.change_plan.keeps", { said }) : said;
  },
});
