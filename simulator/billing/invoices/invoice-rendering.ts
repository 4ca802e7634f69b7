import { buildPart } from "../../schema/build-object";
import { refuseUnsupported } from "../../wire/not-imitated";
import type { Invoice } from "../records";

/** The layout of an invoice's PDF. Only invoices that a merchant creates have one (recorded). */
export type SentRendering = {
  amount_tax_display?: "" | "exclude_tax" | "include_inclusive_tax";
  pdf?: { page_size?: "a4" | "auto" | "letter" };
};

type Rendering = { amount_tax_display?: string | null; pdf?: { page_size: string | null } | null };

export function renderingOf(current: unknown, sent: SentRendering = {}): object {
  refuseUnsupported(sent, ["template", "template_version"]);
  const before = current as Rendering | null;
  const { amount_tax_display: display = before?.amount_tax_display ?? null } = sent;
  const page = sent.pdf?.page_size ?? before?.pdf?.page_size ?? "auto";
  return buildPart("Invoice.Rendering", {
    ...before,
    amount_tax_display: display || null,
    pdf: { page_size: page },
  });
}

const letterCountries = new Set(["CA", "CL", "CO", "CR", "MX", "PA", "PH", "US"]);

/** Recorded: `auto` becomes the paper size of the account's country when the invoice is finalized. */
export function finalRendering({ account_country: country, rendering }: Invoice): object | null {
  const before = rendering as Rendering | null;
  if (before?.pdf?.page_size !== "auto") return before;
  return { ...before, pdf: { page_size: letterCountries.has(String(country)) ? "letter" : "a4" } };
}
