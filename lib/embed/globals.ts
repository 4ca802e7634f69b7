/** The page's global variables, whose names its scripts choose. */
export const globals = window as unknown as Record<string | symbol, unknown>;
