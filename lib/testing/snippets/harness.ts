/**
 * How a snippet is run: the files around it, and the commands. The last command prints the snippet's JSON answer for
 * the customer in the variable IDENTITY.
 */
export type Harness = {
  /** The programs that must be installed, alone or with a library they can load. */
  needs: readonly (readonly [program: string, ...args: string[]])[];
  files: (code: string) => Record<string, string>;
  commands: readonly (readonly [program: string, ...args: string[]])[];
};
