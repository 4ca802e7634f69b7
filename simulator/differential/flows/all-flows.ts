import type { Flow } from "../flow-runner";
import { discounts } from "./discounts";
import { downgrade } from "./downgrade";
import { authentication, declines } from "./payment-trouble";
import { classicPlanChange, intervalChange, planChange } from "./plan-change";
import { refusals } from "./refusals";
import { subscriptionLife } from "./subscription-life";
import { trial } from "./trial";

export const flows: readonly Flow[] = [
  refusals,
  subscriptionLife,
  planChange,
  classicPlanChange,
  intervalChange,
  downgrade,
  declines,
  authentication,
  discounts,
  trial,
];
