import { type OperationName, operationNames } from "../../operations/operations";

/**
 * The wishes of a merchant's page for the display. They travel in the frame's address and only narrow or preset what is
 * shown; the settings alone decide what a customer may do.
 */
export type PageOptions = {
  /** The only parts to show; null shows all. */
  sections: readonly PortalSection[] | null;
  /** The dialog to open once the portal has loaded. */
  open: { operation: OperationName; subscriptionId: string | null } | null;
};

export const portalSections = [
  "subscriptions",
  "payment_method",
  "billing_details",
  "tax_ids",
  "invoices",
] as const;
export type PortalSection = (typeof portalSections)[number];

/** Reads what the loader sent. Unknown fields and wrong shapes are left out, and the rest still counts. */
export function readPageOptions(sent: Record<string, unknown> | undefined): PageOptions {
  return { sections: readSections(sent?.sections), open: readOpening(sent?.open) };
}

function readSections(sent: unknown): PageOptions["sections"] {
  const wanted = Array.isArray(sent) ? sent : [];
  const known = portalSections.filter((section) => wanted.includes(section));
  // A page that names only what doesn't exist made a mistake, and an empty portal would help nobody.
  return known.length > 0 ? known : null;
}

function readOpening(sent: unknown): PageOptions["open"] {
  const { operation, subscriptionId } =
    typeof sent === "object" && sent !== null ? (sent as Record<string, unknown>) : { operation: sent };
  const known = operationNames.find((name) => name === operation);
  const isId = typeof subscriptionId === "string" && /^sub_[A-Za-z0-9_]{1,255}$/.test(subscriptionId);
  return known ? { operation: known, subscriptionId: isId ? subscriptionId : null } : null;
}

/** The options as parameters of the frame's address, with a leading `&` each. */
export function toQuery({ sections, open }: PageOptions): string {
  const parameters = new URLSearchParams();
  if (sections) parameters.set("sections", sections.join(","));
  if (open) parameters.set("open", [open.operation, open.subscriptionId].filter(Boolean).join(","));
  return parameters.size > 0 ? `&${parameters}` : "";
}

type Parameter = string | string[] | undefined;

/** Reads `toQuery`'s parameters. A customer may have changed them, which shows that customer less or another dialog. */
export function fromQuery({ sections, open }: { sections?: Parameter; open?: Parameter }): PageOptions {
  const [operation, subscriptionId] = String(open ?? "").split(",");
  return readPageOptions({
    sections: String(sections ?? "").split(","),
    open: { operation, subscriptionId },
  });
}
