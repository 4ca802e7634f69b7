import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

type Message = { event: string; response: Record<string, unknown> };

/** The events that the merchant's page received in its handleResponse. */
export function receivedEvents(page: Page): Promise<Message[]> {
  return page.evaluate(() => (window as never as { receivedEvents: Message[] }).receivedEvents);
}

export async function expectEvent(page: Page, event: string, response: Record<string, unknown>) {
  await expect
    .poll(async () => (await receivedEvents(page)).filter((message) => message.event === event))
    .toContainEqual(expect.objectContaining({ event, response: expect.objectContaining(response) }));
}
