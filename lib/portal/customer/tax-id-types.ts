import { english, type SentenceKey } from "../../i18n/english/english";
import type { Speaker } from "../words/sentences";

/**
 * The tax ID types that a customer can add, by Stripe's name. Each has its country, and its local name or the key of a
 * text that names it. Includes only types that businesses put on invoices. If a customer has a tax ID of another type,
 * the portal shows it, and the customer can remove it.
 */
const knownTypes = {
  ae_trn: ["AE", "TRN"],
  ar_cuit: ["AR", "CUIT"],
  au_abn: ["AU", "ABN"],
  bh_vat: ["BH", "vat"],
  br_cnpj: ["BR", "CNPJ"],
  br_cpf: ["BR", "CPF"],
  ca_bn: ["CA", "BN"],
  ca_gst_hst: ["CA", "GST/HST"],
  ca_pst_bc: ["CA", "tax.pst_bc"],
  ca_pst_mb: ["CA", "tax.pst_mb"],
  ca_pst_sk: ["CA", "tax.pst_sk"],
  ca_qst: ["CA", "tax.qst"],
  ch_vat: ["CH", "vat"],
  cl_tin: ["CL", "RUT"],
  cn_tin: ["CN", "tax"],
  co_nit: ["CO", "NIT"],
  cr_tin: ["CR", "tax"],
  do_rcn: ["DO", "RNC"],
  ec_ruc: ["EC", "RUC"],
  eg_tin: ["EG", "tax"],
  eu_oss_vat: ["EU", "tax.one_stop_shop"],
  eu_vat: ["EU", "vat"],
  gb_vat: ["GB", "vat"],
  ge_vat: ["GE", "vat"],
  hk_br: ["HK", "BR"],
  id_npwp: ["ID", "NPWP"],
  il_vat: ["IL", "vat"],
  in_gst: ["IN", "GSTIN"],
  is_vat: ["IS", "VSK"],
  jp_cn: ["JP", "tax.corporate_number"],
  jp_rn: ["JP", "tax.foreign_business"],
  jp_trn: ["JP", "tax"],
  ke_pin: ["KE", "PIN"],
  kr_brn: ["KR", "BRN"],
  kz_bin: ["KZ", "BIN"],
  li_vat: ["LI", "vat"],
  ma_vat: ["MA", "vat"],
  mx_rfc: ["MX", "RFC"],
  my_itn: ["MY", "ITN"],
  my_sst: ["MY", "SST"],
  ng_tin: ["NG", "tax"],
  no_vat: ["NO", "MVA"],
  nz_gst: ["NZ", "GST"],
  om_vat: ["OM", "vat"],
  pe_ruc: ["PE", "RUC"],
  ph_tin: ["PH", "tax"],
  rs_pib: ["RS", "PIB"],
  sa_vat: ["SA", "vat"],
  sg_gst: ["SG", "GST"],
  sg_uen: ["SG", "UEN"],
  th_vat: ["TH", "vat"],
  tr_tin: ["TR", "tax"],
  tw_vat: ["TW", "vat"],
  ua_vat: ["UA", "vat"],
  us_ein: ["US", "EIN"],
  uy_ruc: ["UY", "RUC"],
  vn_tin: ["VN", "tax"],
  za_vat: ["ZA", "vat"],
} as const satisfies Record<string, readonly [region: string, name: string]>;

export type TaxIdType = keyof typeof knownTypes;

export const taxIdTypes = Object.keys(knownTypes) as [TaxIdType, ...TaxIdType[]];

const euCountries = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

/** The most likely type for a business in this country: the EU VAT number, or the first one listed. */
export function likelyTaxIdType(country: string): TaxIdType | null {
  if (euCountries.has(country)) return "eu_vat";
  return taxIdTypes.find((type) => knownTypes[type][0] === country) ?? null;
}

/** Every type with its country and name in the customer's language, sorted in that language's order. */
export function describeTaxIdTypes(words: Speaker): { type: TaxIdType; label: string }[] {
  const { compare } = new Intl.Collator(words.language);
  return taxIdTypes
    .map((type) => ({ type, label: taxIdLabel(words, type) }))
    .sort((a, b) => compare(a.label, b.label));
}

/**
 * Names a tax ID's type. A German VAT number is labeled "European Union: VAT number", because the type that Stripe uses
 * isn't specific to the country.
 */
export function taxIdLabel({ say, language }: Speaker, type: string): string {
  if (!Object.hasOwn(knownTypes, type)) return say("tax.other");
  const [region, name] = knownTypes[type as TaxIdType];
  const place = new Intl.DisplayNames([language], { type: "region" }).of(region) ?? region;
  if (name === "vat") return say("tax.vat", { place });
  if (name === "tax") return say("tax.number", { place });
  return say("tax.named", { place, name: isText(name) ? say(name) : name });
}

const isText = (name: string): name is SentenceKey => Object.hasOwn(english, name);

/** The number in Stripe's format: uppercase, and without spaces and periods that have no meaning. */
export function normalizeTaxId(type: TaxIdType, value: string): string {
  const isPlain = type === "eu_vat" || type === "gb_vat" || type === "eu_oss_vat";
  return isPlain ? stripFormatting(value) : value.trim().toUpperCase();
}

/** True if two numbers are equal apart from their formatting. */
export function isSameTaxId(a: string, b: string): boolean {
  return stripFormatting(a) === stripFormatting(b);
}

function stripFormatting(value: string): string {
  return value.replace(/[\s.\-/]/g, "").toUpperCase();
}
