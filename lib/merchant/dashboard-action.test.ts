import { z } from "zod";
import { handleMemberRequest, parseForm } from "./dashboard-action";
import { MerchantError } from "./errors";

const input = z.strictObject({ name: z.string().min(1, "Give it a name."), note: z.string().optional() });

const formOf = (...fields: [string, string | Blob][]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};

const refusal = (form: unknown) => {
  try {
    return parseForm(input, form);
  } catch (error) {
    if (!(error instanceof MerchantError)) throw error;
    return { code: error.code, message: error.message, fields: error.fields };
  }
};

describe("a dashboard form", () => {
  it("is read field by field, without the fields that Next adds", () => {
    expect(parseForm(input, formOf(["name", "Lumen"], ["$ACTION_ID_1", ""]))).toEqual({ name: "Lumen" });
  });

  it.each([
    ["an object that isn't a form", { name: "Lumen" }],
    ["a missing form", undefined],
    ["a field given twice", formOf(["name", "Lumen"], ["name", "Other"])],
    ["a field that every object has, given twice", formOf(["toString", "a"], ["toString", "b"])],
    ["a file", formOf(["name", new Blob(["Lumen"])])],
  ])("is refused as unreadable: %s", (_what, form) => {
    expect(refusal(form)).toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/^We couldn’t read the form/) as unknown,
      fields: {},
    });
  });

  it("is refused with a message for each invalid field, including unknown fields", () => {
    expect(refusal(formOf(["name", ""]))).toMatchObject({ fields: { name: "Give it a name." } });
    expect(refusal(formOf(["name", "Lumen"], ["merchantId", "mer_other"]))).toMatchObject({
      code: "invalid",
      fields: { "": expect.stringContaining("merchantId") as unknown },
    });
  });
});

it("answers a refused request with the refusal's message, and logs no error", async () => {
  const answer = await handleMemberRequest("try", () =>
    Promise.reject(new MerchantError("not_found", "It is gone.", { name: "Gone." })),
  );
  const error = { code: "not_found", message: "It is gone.", fields: { name: "Gone." } };
  expect(answer).toEqual({ ok: false, error });
});
