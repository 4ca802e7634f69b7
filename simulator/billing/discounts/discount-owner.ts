export type DiscountOwner = {
  customer: string;
  subscription: string | null;
  discounts: readonly string[];
  currency: string;
};

/** What the first bill comes to before discounts, where one is being made: promotion codes may ask for a minimum. */
export type FirstBill = { amount: number } | undefined;
