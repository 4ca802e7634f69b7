/** The customer's most likely next step. At most one such button is visible at a time. */
export const primaryButton = "portal-button portal-primary";

export const secondaryButton = "portal-button portal-secondary";

export const quietButton = "portal-button portal-quiet";

/** Only for the final confirmation. It has the size and the weight of the button beside it. */
export const destructiveButton = "portal-button portal-destructive";

/** A button that looks like a link, at the end of a row or in a line of text. */
export const textLink = "portal-link";
