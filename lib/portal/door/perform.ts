import "server-only";
import { PortalError } from "../../errors";
import type { OperationName } from "../../operations/operations";
import { operations } from "../execution/all-operations";
import type { OperationAnswer } from "../view/answer-shape";
import { frontDoor } from "./front-door";
import { handleCustomerRequest } from "./handle-customer-request";

/**
 * Performs the operation with this name. A page of another version may send a name that this version doesn't know.
 */
export function perform(token: unknown, name: unknown, input: unknown): Promise<OperationAnswer> {
  if (isOperation(name)) return frontDoor(operations[name])(token, input);
  return handleCustomerRequest<OperationAnswer>("unknown", () =>
    Promise.reject(new PortalError("invalid", "outdated")),
  );
}

const isOperation = (name: unknown): name is OperationName =>
  typeof name === "string" && Object.hasOwn(operations, name);
