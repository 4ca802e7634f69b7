/** The page's globals, by names that its scripts choose. */
export const globals = window as unknown as Record<string | symbol, unknown>;
