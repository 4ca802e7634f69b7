/**
 * Test clocks exist in test mode only. When Stripe lists customers by email address, it leaves out customers on a test
 * clock.
 */
export const onTestClocks = "Customers on a test clock can only be found by ID.";
