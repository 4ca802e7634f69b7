import { mount } from "svelte";
import { readAccount } from "./account";
import Billing from "./Billing.svelte";

mount(Billing, {
  target: document.getElementById("app") as HTMLElement,
  props: { account: await readAccount() },
});
