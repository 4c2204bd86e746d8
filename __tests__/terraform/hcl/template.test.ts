import { describe, expect, test } from "vitest";
import { HclError, renderBlocks } from "../../../src/terraform/hcl";
import { write } from "./write";

async function output(value: string): Promise<string> {
  const text = await write({ output: { o: { value } } });
  return text.replace(/^output "o" \{\n {2}value = /, "").replace(/\n\}\n$/, "");
}

/** For what hcl2json reads otherwise than Terraform does (see __tests__/terraform-real/hcl.test.ts for Terraform). */
function written(value: string): string {
  const [block] = renderBlocks({ output: { o: { value } } });
  return (block?.text ?? "").replace(/^output "o" \{\n {2}value = /, "").replace(/\n\}\n$/, "");
}

describe("a template", () => {
  test("that is one interpolation becomes a bare expression", async () => {
    expect(await output("${aws_vpc.this.id}")).toBe("aws_vpc.this.id");
  });

  test("keeps braces and quotes inside interpolations", async () => {
    expect(await output('a ${f({ b = "}" }, "${c}")} d')).toBe('"a ${f({ b = "}" }, c)} d"');
  });

  test("keeps escaped markers", async () => {
    expect(await output("$${a} %%{b} $$ % $x")).toBe('"$${a} %%{b} $$ % $x"');
  });

  test("keeps directives", async () => {
    expect(await output("%{ if var.a }x%{ else }y%{ endif }")).toBe('"%{if var.a}x%{else}y%{endif}"');
    expect(await output("%{ for a, b in var.c }${a}%{ endfor }")).toBe('"%{for a, b in var.c}${a}%{endfor}"');
  });

  test("needs no strip markers: what they strip is gone", () => {
    expect(written("a ${~ var.b ~} c")).toBe('"a${var.b}c"');
    expect(written("a\n  %{~ if var.b ~}\n  c%{ endif }")).toBe(String.raw`"a\n%{if var.b}  c%{endif}"`);
  });

  test("of which strip markers leave one interpolation is still a string", () => {
    expect(written(" ${~ var.a }")).toBe('"${""}${var.a}"');
  });

  test("loses a byte order mark in front, as in Terraform", async () => {
    expect(await output("\ufeffa\ufeff")).toBe(String.raw`"a\ufeff"`);
  });

  test("a dollar sign before an interpolation does not escape it", () => {
    expect(written("$ ${~ var.a }")).toBe(String.raw`"\u0024${"${var.a}"}"`);
  });
});

describe("what is no template is refused with the place and the way out", () => {
  test.each([
    ["${a", 'output: o: value: "${" or "%{" opens a template sequence that has no closing brace: "${a"'],
    [
      "%{http_code}",
      'output: o: value: %{http_code} is no template directive; write "%%{" if the text is meant literally',
    ],
    [
      "${aws:username}",
      '${aws:username} is no Terraform expression; write "$${" if the text is meant literally',
    ],
    ["${}", "${} is empty"],
    ["${a = b}", "${a = b} is no Terraform expression"],
    ["${a ; b}", '";" cannot stand in an expression'],
    ['${"a}', "the quoted string is not closed"],
    ['${"\\q"}', "\\q is no escape sequence of HCL"],
    ["${f(a}", "is not closed"],
    ["${a)}", '")" closes nothing'],
  ])("%s", (value, message) => {
    const render = () => renderBlocks({ output: { o: { value } } });
    expect(render).toThrow(HclError);
    expect(render).toThrow(message);
  });
});
