/** Test clocks exist in test mode only, and When Stripe lists customers by email address, it leaves out those on a test clock. */
export const onTestClocks = "Customers on a test clock can only be found by ID.";
