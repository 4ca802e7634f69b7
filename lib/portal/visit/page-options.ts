import { type OperationName, operationNames } from "../../operations/operations";

/**
 * The wishes of a merchant's page about the portal's display. They are in the frame's URL and can only narrow or preset
 * the view. Only the settings decide which operations a customer may use.
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

/** Reads the loader's options. Unknown fields and wrong types are dropped, and the rest is used. */
export function readPageOptions(sent: Record<string, unknown> | undefined): PageOptions {
  return { sections: readSections(sent?.sections), open: readOpening(sent?.open) };
}

function readSections(sent: unknown): PageOptions["sections"] {
  const wanted = Array.isArray(sent) ? sent : [];
  const known = portalSections.filter((section) => wanted.includes(section));
  // A page that names only unknown sections contains a mistake. Showing everything is better than an empty portal.
  return known.length > 0 ? known : null;
}

function readOpening(sent: unknown): PageOptions["open"] {
  const { operation, subscriptionId } =
    typeof sent === "object" && sent !== null ? (sent as Record<string, unknown>) : { operation: sent };
  const known = operationNames.find((name) => name === operation);
  const isId = typeof subscriptionId === "string" && /^sub_[A-Za-z0-9_]{1,255}$/.test(subscriptionId);
  return known ? { operation: known, subscriptionId: isId ? subscriptionId : null } : null;
}

/** The options as parameters of the frame's URL, each with a leading `&`. */
export function toQuery({ sections, open }: PageOptions): string {
  const parameters = new URLSearchParams();
  if (sections) parameters.set("sections", sections.join(","));
  if (open) parameters.set("open", [open.operation, open.subscriptionId].filter(Boolean).join(","));
  return parameters.size > 0 ? `&${parameters}` : "";
}

type Parameter = string | string[] | undefined;

/** Reads the parameters from `toQuery`. Customers who change them only see less of the portal, or another dialog. */
export function fromQuery({ sections, open }: { sections?: Parameter; open?: Parameter }): PageOptions {
  const [operation, subscriptionId] = String(open ?? "").split(",");
  return readPageOptions({
    sections: String(sections ?? "").split(","),
    open: { operation, subscriptionId },
  });
}
