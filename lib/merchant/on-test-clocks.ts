/** Test clocks exist in test mode only, and Stripe leaves their customers out of its lists by email address. */
export const onTestClocks = "Customers on a test clock can only be found by ID.";
