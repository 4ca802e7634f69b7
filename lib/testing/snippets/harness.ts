/**
 * How a snippet is run: the files around it, and the commands, the last of which prints the snippet's JSON answer for the
 * customer in the variable IDENTITY.
 */
export type Harness = {
  /** The programs that must be installed, alone or with something they can load. */
  needs: readonly (readonly [program: string, ...args: string[]])[];
  files: (code: string) => Record<string, string>;
  commands: readonly (readonly [program: string, ...args: string[]])[];
};
