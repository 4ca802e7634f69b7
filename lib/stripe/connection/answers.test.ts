import { toPlainTexts } from "./answers";

const reversed = "a\u202eb";

it("cleans every text in an answer at any depth", () => {
  const answer = {
    name: reversed,
    data: [{ items: [{ nickname: reversed }] }, reversed],
    error: { message: reversed },
  };
  expect(toPlainTexts(answer)).toEqual({
    name: "ab",
    data: [{ items: [{ nickname: "ab" }] }, "ab"],
    error: { message: "ab" },
  });
});

it("doesn't change texts that are compared or sent back", () => {
  const answer = {
    id: reversed,
    email: reversed,
    metadata: { note: reversed },
    hosted_invoice_url: reversed,
    invoice_pdf: reversed,
    url: reversed,
    client_secret: reversed,
    amount: 1,
    none: null,
    is: true,
  };
  expect(toPlainTexts(answer)).toEqual(answer);
});
