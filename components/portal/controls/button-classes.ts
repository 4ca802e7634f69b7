/** At most one is visible at a time: the customer's most likely next step. */
export const primaryButton = "portal-button portal-primary";

export const secondaryButton = "portal-button portal-secondary";

export const quietButton = "portal-button portal-quiet";

/** Only for the final confirmation. As large as the button beside it, and no louder. */
export const destructiveButton = "portal-button portal-destructive";

/** At the end of a row, or in a line of text. */
export const textLink = "portal-link";
