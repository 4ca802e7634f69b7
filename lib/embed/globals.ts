/** The page's global variables, which have any names that the page's scripts choose. */
export const globals = window as unknown as Record<string | symbol, unknown>;
