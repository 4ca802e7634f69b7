/** A minimal PDF for any reader: Helvetica text on A4 pages. */

export type Text = {
  /** In points, to the left edge of the text or to its right edge when `rightAligned`. */
  x: number;
  /** In points from the top of the page. */
  y: number;
  text: string;
  size?: number;
  bold?: boolean;
  rightAligned?: boolean;
};

export const pageSize = { width: 595, height: 842 };

/** Characters whose code in Windows-1252 differs from Unicode's. */
const windowsCodes: Record<string, number> = {
  "€": 0x80,
  "–": 0x96,
  "—": 0x97,
  "‘": 0x91,
  "’": 0x92,
  "“": 0x93,
  "”": 0x94,
};

/**
 * Helvetica's character widths, in thousandths of the font size, for right-aligning amounts. Characters that aren't
 * listed, such as digits, count as 556.
 */
const widths: Record<string, number> = { ".": 278, ",": 278, " ": 278, "-": 333, "(": 333, ")": 333 };

const widthOf = (text: string, size: number): number =>
  ([...text].reduce((sum, character) => sum + (widths[character] ?? 556), 0) * size) / 1000;

/** A PDF string literal in Windows-1252. Other characters become a question mark. */
function literal(text: string): string {
  const bytes = [...text].map((character) => {
    const code = windowsCodes[character] ?? character.codePointAt(0) ?? 63;
    return String.fromCharCode(code <= 0xff ? code : 63);
  });
  return `(${bytes
    .join("")
    .replace(/[\\()]/g, "\\$&")
    .replace(/[\r\n]/g, " ")})`;
}

function draw({ x, y, text, size = 10, bold = false, rightAligned = false }: Text): string {
  const left = rightAligned ? x - widthOf(text, size) : x;
  return `BT /${bold ? "F2" : "F1"} ${size} Tf ${left.toFixed(2)} ${(pageSize.height - y).toFixed(2)} Td ${literal(text)} Tj ET`;
}

/** Builds a PDF from its pages. */
export function makePdf(pages: Text[][]): Buffer {
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const pageIds = pages.map((_, index) => 5 + index * 2);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    font("Helvetica"),
    font("Helvetica-Bold"),
  ];
  pages.forEach((texts, index) => {
    const content = texts.map(draw).join("\n");
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageSize.width} ${pageSize.height}] ` +
        `/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${(pageIds[index] as number) + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  });
  return assemble(objects);
}

/** Joins the objects, followed by the table of their byte offsets. */
function assemble(objects: string[]): Buffer {
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  const entries = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}
