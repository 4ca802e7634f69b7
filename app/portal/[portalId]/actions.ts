"use server";

import type { OperationName } from "@/lib/operations/operations";
import { perform as performOperation } from "@/lib/portal/door/perform";
import { read as readAnything } from "@/lib/portal/door/read";
import type { ReadingInput, ReadingName, ReadingValue } from "@/lib/portal/door/readings";
import type { OperationInput } from "@/lib/portal/execution/all-operations";
import type { OperationAnswer, ReadingAnswer } from "@/lib/portal/view/answer-shape";

/** The actions of the portal page. The types bind only our own pages, so every input is parsed. */
export async function perform<Name extends OperationName>(
  token: string,
  name: Name,
  input: OperationInput<Name>,
): Promise<OperationAnswer> {
  return performOperation(token, name, input);
}

/** Reads data for the page: previews, more invoices, or the view again. Changes nothing in Stripe. */
export async function read<Name extends ReadingName>(
  token: string,
  name: Name,
  input: ReadingInput<Name>,
): Promise<ReadingAnswer<ReadingValue<Name>>> {
  return readAnything(token, name, input) as Promise<ReadingAnswer<ReadingValue<Name>>>;
}
