import "server-only";
import { PortalError } from "../../errors";
import type { ReadingAnswer } from "../view/answer-shape";
import { handleCustomerRequest } from "./handle-customer-request";
import type { AnyReading } from "./reading";
import { readingDoor } from "./reading-door";
import { type ReadingName, readings } from "./readings";

/** Runs the reading with this name. A page of another version may send a name that this version doesn't know. */
export async function read(token: unknown, name: unknown, input: unknown): Promise<ReadingAnswer<unknown>> {
  if (isReading(name)) return readingDoor(name, all[name])(token, input);
  return handleCustomerRequest<ReadingAnswer<unknown>>("unknown", () =>
    Promise.reject(new PortalError("invalid", "outdated")),
  );
}

const all: Readonly<Record<ReadingName, AnyReading>> = readings;

const isReading = (name: unknown): name is ReadingName =>
  typeof name === "string" && Object.hasOwn(readings, name);
