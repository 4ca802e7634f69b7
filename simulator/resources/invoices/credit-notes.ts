import { rehearse } from "../../billing/clock/rehearse";
import { createCreditNote, voidCreditNote } from "../../billing/credit-notes/credit-note";
import type { CreditNote, CreditNoteParams } from "../../billing/credit-notes/credit-note-records";
import type { Invoice } from "../../billing/records";
import type { Call, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { mergeMetadata } from "../../schema/metadata";
import type { Stored } from "../../world";
import { sentFields } from "../sent-fields";

const requireCreditNote = ({ world, path }: Call): CreditNote =>
  requireObject(world, "credit_note", path.id ?? "");

function create({ world, params }: Call): CreditNote {
  const { invoice } = params as CreditNoteParams;
  return createCreditNote(
    world,
    requireObject<Invoice>(world, "invoice", invoice, "invoice"),
    params as CreditNoteParams,
  );
}

function update(call: Call): CreditNote {
  const note = requireCreditNote(call);
  const metadata = mergeMetadata(note.metadata, call.params.metadata);
  return call.world.change<CreditNote>(note, { ...sentFields(call.params, ["memo"]), metadata });
}

/** A preview is rolled back. */
const preview = (call: Call): CreditNote => rehearse(call.world, () => create(call));

const linesOf = ({ lines }: CreditNote) => ({ matches: lines.data as unknown as Stored[] });

export const creditNotes: Resource = {
  "GET /v1/credit_notes": ({ world, params }) => ({ matches: listMatching(world, "credit_note", params) }),
  "POST /v1/credit_notes": create,
  "GET /v1/credit_notes/preview": preview,
  "GET /v1/credit_notes/preview/lines": (call) => linesOf(preview(call)),
  "GET /v1/credit_notes/{id}": requireCreditNote,
  "POST /v1/credit_notes/{id}": update,
  "GET /v1/credit_notes/{id}/lines": (call) => linesOf(requireCreditNote(call)),
  "POST /v1/credit_notes/{id}/void": (call) => voidCreditNote(call.world, requireCreditNote(call)),
};
