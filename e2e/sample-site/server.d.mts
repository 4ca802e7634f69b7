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
  /** `option`: the customer's text in the picker, instead of the label. `group`: the heading above it. */
  option?: string;
  group?: string;
};

export function startSampleSite(options: {
  port?: number;
  appUrl: string;
  portals: SamplePortal[];
  customers: SampleCustomer[];
}): Promise<{ url: string; close(): Promise<void> }>;
