/** Where a page that is not ours sends the customer back to. It knows no visit, and says that the tab can be closed. */
export const cardReturnPath = "/portal/card/return";
