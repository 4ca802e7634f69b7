/**
 * How a snippet is run: the files around it, and the commands. The last command prints the snippet's JSON answer for
 * the customer in the variable IDENTITY.
 */
export type Harness = {
  /** Commands that succeed only if a program that the snippet needs is installed, or a library can be loaded. */
  needs: readonly (readonly [program: string, ...args: string[]])[];
  files: (code: string) => Record<string, string>;
  commands: readonly (readonly [program: string, ...args: string[]])[];
};
