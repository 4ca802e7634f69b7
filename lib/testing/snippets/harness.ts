/**
 * How a snippet is run: the files around it, and the commands, the last of which prints the snippet's JSON answer for the
 * customer in the variable IDENTITY.
 */
export type Harness = {
  /** What has to be installed: a program, or a program with something it can load. */
  needs: readonly (readonly [program: string, ...args: string[]])[];
  files: (code: string) => Record<string, string>;
  commands: readonly (readonly [program: string, ...args: string[]])[];
};
