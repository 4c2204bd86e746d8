import type { AwsRequest, AwsResponse } from "./messages";

/** A value of a query-protocol answer; a list names the element of its items. */
export type XmlValue =
  | string
  | number
  | boolean
  | undefined
  | { readonly item: string; readonly of: readonly XmlValue[] }
  | { readonly [name: string]: XmlValue };

/** The parameters of a query-protocol call. */
export class QueryParameters {
  private readonly given: URLSearchParams;

  constructor(call: AwsRequest) {
    this.given = new URLSearchParams(call.body);
  }

  get action(): string {
    return this.text("Action") ?? "";
  }

  text(name: string): string | undefined {
    return this.given.get(name) ?? undefined;
  }

  /** A parameter that the API requires. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new Error(`${this.action} without ${name}`);
    return value;
  }

  /** `Name.1`, `Name.2`, … */
  list(name: string): string[] {
    const values: string[] = [];
    for (let index = 1; this.given.has(`${name}.${index}`); index++)
      values.push(this.required(`${name}.${index}`));
    return values;
  }

  /** `Name.1.Key` and `Name.1.Value`, … */
  pairs(name: string, key: string, value: string): [string, string][] {
    const pairs: [string, string][] = [];
    for (let index = 1; this.given.has(`${name}.${index}.${key}`); index++) {
      pairs.push([this.required(`${name}.${index}.${key}`), this.text(`${name}.${index}.${value}`) ?? ""]);
    }
    return pairs;
  }
}

/** The answer to a query-protocol action. */
export function queryAnswer(action: string, result: XmlValue): AwsResponse {
  return xml(
    200,
    `<${action}Response><${action}Result>${render(result)}</${action}Result></${action}Response>`,
  );
}

/** A refusal of a query-protocol action. */
export function queryError(status: number, code: string, message: string): AwsResponse {
  return xml(
    status,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeText(message)}</Message></Error></ErrorResponse>`,
  );
}

/** Sets the text of an element directly below the root of `xmlText`, replacing the one that is there. */
export function setElement(xmlText: string, root: string, name: string, value: string): string {
  const element = `<${name}>${escapeText(value)}</${name}>`;
  const present = new RegExp(`<${name}\\s*/>|<${name}>[^<]*</${name}>`);
  if (present.test(xmlText)) return xmlText.replace(present, () => element);
  return xmlText.replace(`</${root}>`, () => `${element}</${root}>`);
}

function xml(status: number, body: string): AwsResponse {
  return { status, headers: { "content-type": "text/xml" }, body };
}

function render(value: XmlValue): string {
  if (value === undefined) return "";
  if (typeof value !== "object") return escapeText(String(value));
  if (isList(value)) return value.of.map((item) => `<${value.item}>${render(item)}</${value.item}>`).join("");
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `<${name}>${render(inner)}</${name}>`)
    .join("");
}

function isList(value: object): value is { item: string; of: readonly XmlValue[] } {
  return "of" in value && Array.isArray(value.of);
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
