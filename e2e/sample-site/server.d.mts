export type SamplePortal = {
  id: string;
  secret: string;
  identifyBy: "email" | "customer_id";
  mode: "test" | "live";
};

export type SampleCustomer = {
  label: string;
  email: string;
  customerId: string;
  /** The customer's text in the picker, in place of the label; and its heading, `group`. */
  option?: string;
  group?: string;
};

export function startSampleSite(options: {
  port?: number;
  appUrl: string;
  portals: SamplePortal[];
  customers: SampleCustomer[];
}): Promise<{ url: string; close(): Promise<void> }>;
