/** The options of an operator's command. */
export type CommandOptions = {
  merchant: string;
  mode?: string | undefined;
  email?: string[] | undefined;
  customer?: string[] | undefined;
  days?: string | undefined;
  key?: string | undefined;
  name?: string | undefined;
  now?: boolean | undefined;
  yes?: boolean | undefined;
};
