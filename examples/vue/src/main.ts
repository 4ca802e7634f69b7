import { createApp } from "vue";
import { readAccount } from "./account";
import Billing from "./Billing.vue";

createApp(Billing, { account: await readAccount() }).mount("#app");
