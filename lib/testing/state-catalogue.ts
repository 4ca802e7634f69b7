/** The prices for building the rows of the table of states. They belong to the simulator's scenario `seats`. */
export const stateCatalogue = {
  price: "price_Lumen_team_month",
  cheaper: "price_Lumen_starter_month",
  dearer: "price_Lumen_business_month",
};
