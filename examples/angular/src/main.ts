import "@portico/element";
import { bootstrapApplication } from "@angular/platform-browser";
import { Billing } from "./billing";

void bootstrapApplication(Billing);
