/**
 * The fixed labels of the portal page. Sentences with amounts, dates or names in them are in `en.ts` and are made
 * on the server; these travel with the view because the page shows them by itself.
 */
export const portalText = {
  subscriptions: "Subscriptions",
  changePlan: "Change plan",
  resubscribe: "Resubscribe",
  cancellation: "Cancel plan",
  manage: "Manage",
  close: "Close",
  optional: "optional",
  billingInterval: "Billing interval",
  choosePlan: "Choose a plan",
  calculating: "Calculating what is due…",
  previewFailed: "The amount could not be calculated. Nothing was changed.",
  currentPlanChosen: "This is your plan now. Choose another one to see what it costs.",
  noPlanChosen: "Choose a plan to see what it costs.",
  tryAgain: "Try again",
  working: "Working…",
  download: "PDF",
  view: "View",
  pay: "Pay",
  showMoreInvoices: "Show more invoices",
  loadingInvoices: "Loading invoices…",
  invoicesFailed: "The invoices could not be loaded.",
  date: "Date",
  description: "Description",
  amount: "Amount",
  status: "Status",
  documents: "Documents",
  newTab: "opens in a new tab",
  account: "Account",
  chooseAnother: "Switch account",
  noPlans: "No subscription",
  unsecured: "Unsecured test: the security hash is off",
  reload: "Reload",
  connectionLost:
    "The connection was lost. It is not certain that your change arrived. Reload to see how things stand.",
  outdated: "This page is out of date. Reload to go on. Nothing was changed.",
  expired: "This page was open for too long. It is opening again.",
  refusedByPage: "The site you are on did not allow this. Nothing was changed.",
  reloaded: "This is how things stand now.",
  stillConfirming:
    "It is still not certain that your change arrived. Do not repeat it; reload in a while to see how things stand.",
  sandboxed:
    "Nothing can be changed here: the site you are on shows this page in a closed frame. Its owner has to add allow-same-origin to the frame's sandbox.",
  failed: "Something went wrong on our side. Reload the page to see how things stand.",
} as const;

export type PortalText = Record<keyof typeof portalText, string>;
