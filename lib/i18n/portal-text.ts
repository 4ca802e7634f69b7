/**
 * The fixed labels of the portal page. Sentences with amounts, dates or names in them are in `en.ts` and are made
 * on the server; these travel with the view because the page shows them by itself.
 */
export const portalText = {
  subscriptions: "Subscriptions",
  changePlan: "Change plan",
  cancellation: "Cancel plan",
  manage: "Manage",
  close: "Close",
  back: "Back",
  optional: "optional",
  billingInterval: "Billing interval",
  choosePlan: "Choose a plan",
  calculating: "Calculating what is due…",
  previewFailed: "The amount could not be calculated. Nothing was changed.",
  tryAgain: "Try again",
  working: "Working…",
  download: "PDF",
  view: "View",
  pay: "Pay",
  showMoreInvoices: "Show more invoices",
  loadingInvoices: "Loading invoices…",
  date: "Date",
  number: "Number",
  amount: "Amount",
  status: "Status",
  newTab: "opens in a new tab",
  unsecured: "Unsecured test: the security hash is off",
  reload: "Reload",
  connectionLost:
    "The connection was lost. It is not certain that your change arrived. Reload to see how things stand.",
  outdated: "This page is out of date. Reload to go on. Nothing was changed.",
  expired: "This page was open for too long. It is opening again.",
  refusedByPage: "The site you are on did not allow this. Nothing was changed.",
} as const;

export type PortalText = Record<keyof typeof portalText, string>;
