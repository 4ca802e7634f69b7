export type DiscountOwner = {
  customer: string;
  subscription: string | null;
  discounts: readonly string[];
  currency: string;
};

/** The first bill's total before discounts, if a first bill is being created. Promotion codes may require a minimum. */
export type FirstBill = { amount: number } | undefined;
