import { withPlainTexts } from "./answers";

const turned = "a\u202eb";

it("cleans every text in an answer at any depth", () => {
  const answer = {
    name: turned,
    data: [{ items: [{ nickname: turned }] }, turned],
    error: { message: turned },
  };
  expect(withPlainTexts(answer)).toEqual({
    name: "ab",
    data: [{ items: [{ nickname: "ab" }] }, "ab"],
    error: { message: "ab" },
  });
});

it("doesn't change texts that are compared or sent back", () => {
  const answer = {
    id: turned,
    email: turned,
    metadata: { note: turned },
    hosted_invoice_url: turned,
    invoice_pdf: turned,
    url: turned,
    client_secret: turned,
    amount: 1,
    none: null,
    is: true,
  };
  expect(withPlainTexts(answer)).toEqual(answer);
});
