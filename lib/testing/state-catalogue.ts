/** The prices with which the rows of the table of states are built, of the simulator's world `seats`. */
export const stateCatalogue = {
  price: "price_Lumen_team_month",
  cheaper: "price_Lumen_starter_month",
  dearer: "price_Lumen_business_month",
};
