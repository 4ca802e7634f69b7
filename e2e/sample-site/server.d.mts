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
  /** What the picker shows instead of the label, and under which heading. */
  option?: string;
  group?: string;
};

export function startSampleSite(options: {
  port?: number;
  appUrl: string;
  portals: SamplePortal[];
  customers: SampleCustomer[];
}): Promise<{ url: string; close(): Promise<void> }>;
