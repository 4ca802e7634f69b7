import { type OperationName, operationNames, operations } from "@/lib/operations/operations";
import { operationCases } from "../operations/all-operations";
import { at, impossible, type ImpossibleCase, type Journey, type JourneyCase } from "./journey";

/** The journey that shows each case of each operation. scripts/journeys.test.ts checks the titles against the files. */

function journeysOf(name: OperationName): Record<JourneyCase, Journey | ImpossibleCase> {
  return {
    "switched off": at(
      "refusals",
      "is refused once the merchant has turned it off, whatever the page still shows",
      name,
    ),
    "not theirs": at("refusals", "is refused for another customer's objects, as if they didn't exist", name),
    // Operations that charge replace this entry with their own journey. An empty reason fails a test.
    "bank asks": impossible(operations[name].charges ? "" : "moves no money"),
    "double click": at("refusals", "happens once on a double click", name),
    ...operationCases[name].journeys,
  };
}

export const journeyTable = Object.fromEntries(
  operationNames.map((name) => [name, journeysOf(name)]),
) as Record<OperationName, Record<JourneyCase, Journey | ImpossibleCase>>;
