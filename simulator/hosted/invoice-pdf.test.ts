import { invoicePdf } from "./invoice-pdf";
import type { InvoiceSummary } from "./invoice-summary";

const invoiceWith = (lines: number): InvoiceSummary => ({
  merchant: "Lumen (Analytics) \\ Ltd",
  customer: "Zoë Łukasz",
  number: "AGDWDOYW-0001",
  status: "paid",
  date: "10 Nov 2025",
  lines: Array.from({ length: lines }, (_, index) => ({
    description: `${index + 1} × Team (at €25.00 / month), with a description that is long enough to need another line of its own`,
    period: "10 Nov 2025 – 10 Dec 2025",
    amount: "€25.00",
  })),
  sums: [{ label: "Amount due", amount: "€25.00" }],
  due: "€0.00",
});

/** The first bytes at each object's offset, as listed in the PDF's table. */
function objectsByTable(pdf: Buffer): string[] {
  const text = pdf.toString("latin1");
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  expect(text.slice(table, table + 4)).toBe("xref");
  return [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) =>
    text.slice(Number(place), Number(place) + 12),
  );
}

describe("invoicePdf", () => {
  it.each([1, 40])("lists each object's byte offset, with %i lines", (lines) => {
    const objects = objectsByTable(invoicePdf(invoiceWith(lines)));
    objects.forEach((object, index) => expect(object).toMatch(new RegExp(`^${index + 1} 0 obj\n`)));
  });

  it("adds pages until all lines fit", () => {
    const text = invoicePdf(invoiceWith(40)).toString("latin1");
    expect(text).toContain("/Count 3");
    expect(text).toContain("page 3 of 3");
    for (let line = 1; line <= 40; line += 1)
      expect(text).toContain(`(${line} \xd7 Team \\(at \x8025.00 / month\\)`);
  });

  it("declares the exact length of each stream", () => {
    const text = invoicePdf(invoiceWith(3)).toString("latin1");
    for (const [, length, content] of text.matchAll(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g)) {
      expect(content).toHaveLength(Number(length));
    }
  });

  it("replaces characters outside its encoding with a question mark", () => {
    expect(invoicePdf(invoiceWith(1)).toString("latin1")).toContain("(Zo\xeb ?ukasz)");
  });
});
