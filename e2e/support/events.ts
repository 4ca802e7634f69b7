import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

type ReceivedEvent = { event: string; response: Record<string, unknown> };

/** The events that the merchant's page received in its handleResponse. */
export function receivedEvents(page: Page): Promise<ReceivedEvent[]> {
  return page.evaluate(() => (window as never as { receivedEvents: ReceivedEvent[] }).receivedEvents);
}

export async function expectEvent(page: Page, event: string, response: Record<string, unknown>) {
  await expect
    .poll(async () => (await receivedEvents(page)).filter((message) => message.event === event))
    .toContainEqual(expect.objectContaining({ event, response: expect.objectContaining(response) }));
}
