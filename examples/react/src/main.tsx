import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { readAccount } from "./account";
import { Billing } from "./billing";

const account = await readAccount();
createRoot(document.getElementById("app") as HTMLElement).render(
  <StrictMode>
    <Billing account={account} />
  </StrictMode>,
);
