/**
 * The pattern of each type of tax ID. Like the simulator, Stripe checks only the format when a tax ID is created. The
 * patterns are documented, some of them by country. Types not listed here are accepted unchecked.
 */
export const taxIdFormats: Record<string, RegExp> = {
  au_abn: /^\d{11}$/,
  br_cnpj: /^\d{2}\.?\d{3}\.?\d{3}\/?\d{4}-?\d{2}$/,
  ca_bn: /^\d{9}$/,
  ca_gst_hst: /^\d{9}RT\d{4}$/,
  ch_vat: /^CHE-?\d{3}\.?\d{3}\.?\d{3} ?(MWST|TVA|IVA)$/,
  eu_vat:
    /^(ATU\d{8}|BE[01]\d{9}|BG\d{9,10}|CY\d{8}[A-Z]|CZ\d{8,10}|DE\d{9}|DK\d{8}|EE\d{9}|EL\d{9}|ES[A-Z0-9]\d{7}[A-Z0-9]|FI\d{8}|FR[A-Z0-9]{2}\d{9}|HR\d{11}|HU\d{8}|IE\d[A-Z0-9+*]\d{5}[A-Z]{1,2}|IT\d{11}|LT(\d{9}|\d{12})|LU\d{8}|LV\d{11}|MT\d{8}|NL\d{9}B\d{2}|PL\d{10}|PT\d{9}|RO\d{2,10}|SE\d{12}|SI\d{8}|SK\d{10}|XI\d{9})$/,
  gb_vat: /^(GB\d{9}|GB\d{12}|GBGD\d{3}|GBHA\d{3})$/,
  in_gst: /^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z0-9]{3}$/,
  jp_cn: /^\d{13}$/,
  mx_rfc: /^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/,
  no_vat: /^\d{9}(MVA)?$/,
  nz_gst: /^\d{8,9}$/,
  sg_gst: /^[A-Z0-9]{9,10}$/,
  us_ein: /^\d{2}-?\d{7}$/,
  za_vat: /^4\d{9}$/,
};

/** The country of a tax ID, from its type or, for `eu_vat`, from the start of its value. */
export function countryOf(type: string, value: string): string | null {
  if (type === "eu_vat") return value.startsWith("EL") ? "GR" : value.slice(0, 2);
  const prefix = type.split("_")[0] ?? "";
  return prefix.length === 2 ? prefix.toUpperCase() : null;
}
