/** The page's global variables. The page's scripts choose their names. */
export const globals = window as unknown as Record<string | symbol, unknown>;
