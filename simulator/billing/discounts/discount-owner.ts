export type DiscountOwner = {
  customer: string;
  subscription: string | null;
  discounts: readonly string[];
  currency: string;
};

/** If a first bill is being created, its total before discounts. Promotion codes may require a minimum. */
export type FirstBill = { amount: number } | undefined;
