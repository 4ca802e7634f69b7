import { at, impossible } from "../support/journey";
import { scheduleDowngrade } from "../support/prepared-states";
import { ada, type OperationCase } from "./operation-case";

export const discardChange: OperationCase = {
  input: {},
  lastClick: {
    email: ada,
    off: { changePlan: false },
    prepare: scheduleDowngrade,
    reach: async (portal) => portal.getByRole("button", { name: "Keep Lumen Team" }),
    done: /^Your planned change won’t happen\.$/,
    request: /^POST \/v1\/subscription_schedules\/\w+\/release$/,
  },
  journeys: {
    works: at("discard-change", "a change that waits for the renewal is discarded in one click"),
    "Stripe refuses": at(
      "discard-change",
      "when Stripe doesn't answer, the change stays scheduled, and the page says so",
    ),
    "bank asks": impossible("moves no money: the bank's question is dropped with the change"),
    "double click": at("discard-change", "a double click discards the change once"),
  },
};
