import { describe, expect, test } from "vitest";
import { write } from "./write";

/** The HCL of one local value. */
async function local(value: Parameters<typeof write>[0][string]): Promise<string> {
  const text = await write({ locals: { value } });
  return text.replace(/^locals \{\n/, "").replace(/\}\n$/, "");
}

describe("lists", () => {
  test("stand on one line up to 100 columns", async () => {
    const items = ["a".repeat(40), "b".repeat(37)];
    const line = `  value = ["${items[0]}", "${items[1]}", "c"]`;
    expect(line).toHaveLength(100);
    expect(await local([...items, "c"])).toBe(`${line}\n`);
    expect(await local([...items, "cc"])).toBe(
      `  value = [\n    "${items[0]}",\n    "${items[1]}",\n    "cc",\n  ]\n`,
    );
  });

  test("that hold objects or lists have one element per line", async () => {
    expect(await local([{ a: 1 }])).toBe("  value = [\n    {\n      a = 1\n    },\n  ]\n");
    expect(await local([[1], []])).toBe("  value = [\n    [1],\n    [],\n  ]\n");
  });

  test("that are empty stand on one line, as empty objects do", async () => {
    expect(await local([{}, []])).toBe("  value = [{}, []]\n");
  });
});

describe("text of several lines", () => {
  test("is indented with its argument, blank lines are not", async () => {
    expect(await local({ script: "a\n\n  b\n" })).toContain(
      "    script = <<-EOT\n      a\n\n        b\n    EOT\n",
    );
  });

  test("keeps the indentation that all its lines share", async () => {
    expect(await local("  a\n    b\n")).toBe("  value = <<EOT\n  a\n    b\nEOT\n");
  });

  test("keeps spaces on blank lines", async () => {
    expect(await local("a\n  \nb\n")).toBe("  value = <<-EOT\n    a\n  \n    b\n  EOT\n");
  });

  test.each([
    ["carriage returns", "a\r\nb\r\n", String.raw`"a\r\nb\r\n"`],
    ["control characters", "a\u0007\nb\n", String.raw`"a\u0007\nb\n"`],
    ["no line feed at the end", "a\nb", String.raw`"a\nb"`],
    ["nothing but line feeds", "\n\n", String.raw`"\n\n"`],
    ["a combining mark at the start of a line", "a\n\u0301b\n", String.raw`"a\n\u0301b\n"`],
  ])("is quoted if it has %s", async (_, text, quoted) => {
    expect(await local(text)).toBe(`  value = ${quoted}\n`);
  });

  test("may hold interpolations and escaped markers", async () => {
    expect(await local('a ${var.x["k"]}\n$${b} %%{c}\n')).toBe(
      '  value = <<-EOT\n    a ${var.x["k"]}\n    $${b} %%{c}\n  EOT\n',
    );
  });
});

describe("expressions", () => {
  test("are spaced as terraform fmt does", async () => {
    expect(await local('${  a+b  ==-1&&!c||d[ 0 ].e>=f( 1,x... )?"y":[ ]}')).toBe(
      '  value = a + b == -1 && !c || d[0].e >= f(1, x...) ? "y" : []\n',
    );
  });

  test("lose superfluous quotes and interpolations", async () => {
    expect(await local('${f({"a" = "${var.b}", "c d": 1})}')).toBe(
      '  value = f({\n    a     = var.b\n    "c d" = 1\n  })\n',
    );
  });

  test("keep their meaning where line breaks had none", async () => {
    expect(await local("${a\n  + b}")).toBe("  value = a + b\n");
  });

  test("inside templates stay on the line", async () => {
    expect(await local('x-${join(",", [for k, v in { a = 1 } : "${k}=${v}"])}')).toBe(
      '  value = "x-${join(",", [for k, v in { a = 1 } : "${k}=${v}"])}"\n',
    );
  });

  test("that are too long break inside the brackets of their calls", async () => {
    const pattern = "^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/.+$";
    expect(
      await local(
        `\${length(var.arns) > 0 && alltrue([for arn in var.arns : can(regex("${pattern}", arn))])}`,
      ),
    ).toBe(
      `  value = length(var.arns) > 0 && alltrue([\n    for arn in var.arns : can(regex("${pattern}", arn))\n  ])\n`,
    );
    const long = "a".repeat(60);
    expect(await local(`\${f(${long}, ${long})}`)).toBe(`  value = f(\n    ${long},\n    ${long},\n  )\n`);
    expect(await local(`\${[for ${long} in ${long} : 1]}`)).toBe(
      `  value = [\n    for ${long} in ${long} :\n    1\n  ]\n`,
    );
  });

  test("with a condition keep it on one line", async () => {
    expect(await local("${var.on ? { a = 1 }.a : null}")).toBe("  value = var.on ? { a = 1 }.a : null\n");
  });
});

describe("keys", () => {
  test("are quoted only if they must be", async () => {
    const keys = ["a", "b-c", "_d", "e.f", "", "for", "true", "é", "${var.k}", "x${var.k}"];
    const text = await local(Object.fromEntries(keys.map((key) => [key, 1])));
    expect([...text.matchAll(/^ {4}(.*?) += 1$/gm)].map(([, key]) => key)).toEqual([
      ...["a", "b-c", "_d", '"e.f"', '""', '"for"', '"true"', '"é"', "(var.k)", '"x${var.k}"'],
    ]);
  });
});
