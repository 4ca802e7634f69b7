import type { TaxId } from "../../stripe/customers/tax-ids";
import { describeTaxIdTypes, likelyTaxIdType, taxIdLabel } from "../customer/tax-id-types";
import type { Speaker } from "../words/sentences";
import type { Tone } from "./tone";
import type { TaxIdsView } from "./view-customer-shape";

/** The customer's tax IDs. `country` is the customer's and determines the type that is selected first. */
export function describeTaxIds(words: Speaker, taxIds: TaxId[], country: string): TaxIdsView {
  const { say } = words;
  return {
    title: say("tax.title"),
    body: say("tax.body"),
    emptyText: say("tax.empty"),
    rows: taxIds.map(({ id, type, value, verification }) => {
      const label = taxIdLabel(words, type);
      return {
        id,
        label,
        value: words.isolate(value),
        status:
          verification === "unavailable"
            ? null
            : { label: say(`tax.${verification}`), tone: tones[verification] },
        removal: { title: say("tax.remove.title", { value }), body: say("tax.remove.body", { label }) },
      };
    }),
    types: describeTaxIdTypes(words),
    likelyType: likelyTaxIdType(country) ?? "",
  };
}

const tones: Record<Exclude<TaxId["verification"], "unavailable">, Tone> = {
  pending: "neutral",
  verified: "good",
  unverified: "warning",
};
