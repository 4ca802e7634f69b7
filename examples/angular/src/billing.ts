import { ChangeDetectionStrategy, Component, CUSTOM_ELEMENTS_SCHEMA, resource, signal } from "@angular/core";
import type { PortalEvent } from "@portico/element";
import { fetchProof, readAccount } from "./account";

@Component({
  selector: "app-billing",
  changeDetection: ChangeDetectionStrategy.OnPush,
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>Billing</h1>
      @if (account.value(); as account) {
        <portico-portal
          [origin]="account.portal.origin"
          [portalId]="account.portal.portalId"
          [email]="account.email"
          [fetchProof]="fetchProof"
          (portico-event)="onPorticoEvent($event)"
        />
      }
      <p role="status">{{ latest() }}</p>
    </main>
  `,
})
export class Billing {
  readonly account = resource({ loader: readAccount });
  readonly fetchProof = fetchProof;
  readonly latest = signal("");

  onPorticoEvent({ detail }: CustomEvent<PortalEvent>) {
    this.latest.set(detail.event);
  }
}
