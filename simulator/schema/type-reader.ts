import ts from "typescript";
import { readLimits } from "./limits";
import type { Field, Schema, Shape } from "./schema";

const { TypeFlags } = ts;

/** Reads TypeScript types of the `stripe` package into shapes, and collects every named type it meets. */
export class TypeReader {
  readonly types: Schema["types"] = {};
  readonly objects: Schema["objects"] = {};
  private readonly names = new Map<ts.Type, string>();

  constructor(readonly checker: ts.TypeChecker) {}

  /** The shape of a type used in requests or responses. */
  read(type: ts.Type): Shape {
    if (type.isUnion()) return this.readUnion(type.types);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { kind: "enum", values: [type.value] };
    if (type.flags & TypeFlags.BooleanLiteral) {
      return { kind: "enum", values: [this.checker.typeToString(type) === "true"] };
    }
    if (type.flags & TypeFlags.String) return { kind: "string" };
    if (type.flags & TypeFlags.Number) return { kind: "number" };
    if (type.flags & (TypeFlags.Any | TypeFlags.Unknown)) return { kind: "anything" };
    return this.readObject(type);
  }

  /** The name under which an object type is collected. */
  nameOf(type: ts.Type): string {
    const stripped = this.checker.getNonNullableType(type);
    const known = this.names.get(stripped);
    if (known) return known;
    const name = this.newName(stripped);
    this.names.set(stripped, name);
    if (name in this.types) return name;
    this.types[name] = {};
    for (const property of this.checker.getPropertiesOfType(stripped)) {
      const field = this.readField(property, /Params?\b/.test(name));
      if (field) this.types[name][property.name] = field;
    }
    this.rememberObject(name);
    return name;
  }

  /** `Customer.Shipping`, prefixed with its folder if it has one: `TestHelpers/TestClock`. */
  private newName(type: ts.Type): string {
    const symbol = type.aliasSymbol ?? type.symbol;
    const [argument] = type.aliasTypeArguments ?? [];
    if (argument) return `${symbol.name}<${this.nameOf(argument)}>`;
    const qualified = this.checker.getFullyQualifiedName(symbol);
    const [, file = "", name = qualified] = /^".*\/esm\/(?:resources\/)?(.+?)"\.(.+)$/.exec(qualified) ?? [];
    const folder = file.includes("/") ? file.slice(0, file.lastIndexOf("/") + 1) : "";
    return folder + name;
  }

  private rememberObject(name: string): void {
    const { object, deleted } = this.types[name] ?? {};
    const [word] = object?.values ?? [];
    if (typeof word === "string" && !deleted?.values && !(word in this.objects)) this.objects[word] = name;
  }

  /** Returns undefined for fields that never have a value, such as `deleted?: void` and `lastResponse`. */
  private readField(property: ts.Symbol, isSent: boolean): Field | undefined {
    const type = this.checker.getTypeOfSymbol(property);
    const members = type.isUnion() ? type.types : [type];
    const real = members.filter((member) => !(member.flags & (TypeFlags.Undefined | TypeFlags.Void)));
    if (real.length === 0 || property.name === "lastResponse") return undefined;
    const shape = this.readUnion(real);
    const comment = isSent ? ts.displayPartsToString(property.getDocumentationComment(this.checker)) : "";
    const field = { ...shape, ...readLimits(comment, shape) };
    return property.flags & ts.SymbolFlags.Optional ? { ...field, optional: true } : field;
  }

  private readUnion(members: readonly ts.Type[]): Shape {
    const isNull = (member: ts.Type) => Boolean(member.flags & TypeFlags.Null);
    const isEmpty = (member: ts.Type) => member.isStringLiteral() && member.value === "";
    const isUndefined = (member: ts.Type) => Boolean(member.flags & (TypeFlags.Undefined | TypeFlags.Void));
    const rest = members.filter((member) => !isNull(member) && !isEmpty(member) && !isUndefined(member));
    return {
      ...this.readRest(rest),
      ...(members.some(isNull) && { nullable: true as const }),
      ...(members.some(isEmpty) && { emptyable: true as const }),
    };
  }

  /**
   * Reads a union without null and ''. For an open enumeration (`'a' | OtherString`), reads only the known values,
   * because Stripe refuses other values in requests.
   */
  private readRest(members: readonly ts.Type[]): Shape {
    const isOpen = (member: ts.Type) => member.isIntersection();
    const options = members.filter((member) => !isOpen(member)).map((member) => this.read(member));
    if (options.length === 0) return { kind: "string" };
    const literals = options.filter(({ kind }) => kind === "enum").flatMap(({ values = [] }) => values);
    const others = options.filter(({ kind }) => kind !== "enum");
    if (literals.length === 2 && literals.every((value) => typeof value === "boolean")) {
      return others.length ? either([{ kind: "boolean" }, ...others]) : { kind: "boolean" };
    }
    if (literals.length > 0) {
      const known: Shape = { kind: "enum", values: literals };
      return others.length ? either([known, ...others]) : known;
    }
    return others.length === 1 ? (others[0] as Shape) : either(others);
  }

  private readObject(type: ts.Type): Shape {
    const [argument] = this.checker.getTypeArguments(type as ts.TypeReference);
    const name = (type.aliasSymbol ?? type.symbol)?.name;
    if (this.checker.isArrayType(type) && argument) return { kind: "array", of: this.read(argument) };
    if (name === "ApiList" && argument) return { kind: "list", of: this.read(argument) };
    if (name === "Decimal") return { kind: "decimal" };
    if (name === "FileData" || name === "Uint8Array" || name === "Buffer") return { kind: "file" };
    if (type.isIntersection()) return { kind: "string" };
    const values = type.getStringIndexType();
    if (values && type.getProperties().length === 0) return { kind: "map", of: this.read(values) };
    return { kind: "object", ref: this.nameOf(type) };
  }
}

/** `string | Customer | DeletedCustomer` is an expandable ID. Any other union is a choice of shapes. */
function either(options: Shape[]): Shape {
  const objects = options.filter(({ kind }) => kind === "object");
  const isExpandable =
    objects.length > 0 && options.every(({ kind }) => kind === "object" || kind === "string");
  if (isExpandable && objects.length < options.length) {
    return { kind: "expandable", refs: objects.map(({ ref }) => ref as string) };
  }
  return { kind: "either", options };
}
