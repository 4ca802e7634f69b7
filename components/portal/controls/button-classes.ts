/** On a phone buttons fill their row, so stacked buttons have equal widths. */
const button =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 py-2 text-base font-medium text-center hyphens-auto wrap-anywhere select-none max-sm:grow " +
  "transition-colors aria-disabled:cursor-default aria-disabled:opacity-55";

/**
 * At most one is visible at a time: the customer's most likely next step. Its border shows in forced-colors
 * mode.
 */
export const primaryButton = `${button} border border-transparent bg-accent text-on-accent not-aria-disabled:hover:bg-accent-hover`;

export const secondaryButton = `${button} border border-line-strong bg-surface text-ink not-aria-disabled:hover:bg-hover`;

export const quietButton = `${button} border border-transparent text-muted not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink`;

/** Only for the final confirmation. As large as the button beside it, and no louder. */
export const destructiveButton = `${button} border border-danger bg-surface text-danger not-aria-disabled:hover:bg-danger-soft`;

/** A link inside a line of text. */
export const textLink =
  "inline-flex min-h-8 min-w-8 items-center font-medium text-accent-text underline underline-offset-4 decoration-1 hover:text-ink";
