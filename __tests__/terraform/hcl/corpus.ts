import type { TerraformJson } from "../../../src/terraform/hcl";

/** Configurations that together hold every kind of block and every way in which expressions break into lines. */
export const CORPUS: readonly TerraformJson[] = [
  {
    terraform: {
      required_version: ">= 1.11",
      required_providers: {
        aws: { version: ">= 5.100.0, < 7.0.0", source: "hashicorp/aws", configuration_aliases: ["aws.peer"] },
        helm: { source: "hashicorp/helm", version: "~> 3.1" },
      },
      backend: {
        s3: { bucket: "b", key: "k", use_lockfile: true, assume_role: { role_arn: "arn:aws:iam::1:role/r" } },
      },
    },
    provider: {
      aws: [
        { region: "us-east-2", default_tags: [{ tags: { Project: "p" } }] },
        { alias: "west", region: "us-west-2", assume_role: [{ role_arn: "${var.role}" }] },
      ],
    },
    variable: {
      plain: { type: "string", description: "Text.", default: "" },
      object: {
        type: "map(object({ name = string, sizes = optional(list(number), [1, 2]), nested = object({ on = bool }) }))",
        default: { a: { name: "x", nested: { on: false } } },
        nullable: false,
        validation: [
          {
            condition:
              "${alltrue([for each in values(var.object) : length(each.name) > 0 && each.nested.on != null])}",
            error_message: "Name every object.",
          },
        ],
      },
    },
    locals: {
      short: ["a", "b"],
      long: [
        "${aws_subnet.private_us_east_2a.id}",
        "${aws_subnet.private_us_east_2b.id}",
        "${aws_subnet.private_us_east_2c.id}",
      ],
      objects: [
        { a: 1, bcd: [1, 2] },
        { a: [{ b: {} }], c: [] },
      ],
      negative: -1.5,
      conditional: '${var.plain == "" ? -1 : !var.on || -var.x > 3 ? 1 : 2}',
      splat: "${aws_instance.all[*].id}",
      legacy: "${aws_instance.all.*.id[0]}",
      expansion: "${merge(local.maps...)}",
      for_list: "${[for key, item in var.object : upper(key) if item.nested.on]}",
      for_map: '${{ for key, item in var.object : "${key}-x" => item... if contains(["a"], key) }}',
      long_for:
        '${{ for key, item in merge(var.object, var.other_object) : key => lookup(item, "a_long_attribute_name", null) if item.nested.on }}',
      call: '${templatefile("${path.module}/user-data.sh.tftpl", { name = var.plain, zones = ["a", "b"] })}',
      long_call:
        '${format("%s-%s-%s-%s", var.a_rather_long_variable, local.another_long_name, data.aws_region.current.name, "x")}',
      calls: '${jsonencode(merge({ a = 1 }, { "b c" = [1, 2], "${var.plain}" = null }, var.more))}',
      keys: {
        plain: 1,
        "with space": 2,
        "${var.plain}": 3,
        "mixed-${var.plain}": 4,
        for: 5,
        null: 6,
        "1": 7,
        "a.b/c": 8,
      },
      script: "#!/bin/sh\nset -eu\n\n  echo $${HOME} ${var.plain}\n",
      indented: "  all lines\n    are indented\n",
      scripts: { first: "a\nb\n", second: "c\n", list: ["a\nb\n", "c", "d\n"] },
      encoded: '${base64encode("#!/bin/sh\\necho hi\\n")}',
      unicode: { é: 1, 漢字: 2, ascii: 3 },
    },
  },
  {
    data: {
      aws_ami: {
        this: {
          most_recent: true,
          owners: ["568608671756"],
          filter: [
            { name: "name", values: ["fck-nat-*"] },
            { name: "architecture", values: ["arm64"] },
          ],
        },
      },
      terraform_remote_state: {
        vpc: { backend: "s3", config: { bucket: "b", key: "k", region: "us-east-2" } },
      },
    },
    ephemeral: {
      aws_secretsmanager_secret_version: { this: { secret_id: "${aws_secretsmanager_secret.this.id}" } },
    },
    resource: {
      aws_security_group: {
        this: {
          count: 2,
          provider: "aws.west",
          tags: { Name: "sg" },
          vpc_id: "${aws_vpc.this.id}",
          ingress: [
            {
              description: "web",
              from_port: 443,
              to_port: 443,
              protocol: "tcp",
              cidr_blocks: ["10.0.0.0/8"],
              self: null,
            },
            {
              description: "relay",
              from_port: 8080,
              to_port: 8080,
              protocol: "tcp",
              cidr_blocks: ["10.0.0.0/8"],
              self: null,
            },
          ],
          egress: [],
          name: "sg",
          timeouts: { create: "5m" },
          depends_on: ["aws_vpc.this", "module.x"],
          lifecycle: {
            create_before_destroy: true,
            ignore_changes: ["tags", "ingress[0].description"],
            replace_triggered_by: ["aws_vpc.this.id"],
            precondition: [{ error_message: "No.", condition: "${var.a}" }],
          },
        },
        dynamic: {
          for_each: '${toset(["a"])}',
          dynamic: {
            ingress: {
              for_each: "${var.rules}",
              iterator: "rule",
              content: { from_port: "${rule.value}", to_port: "${rule.value}", protocol: "tcp" },
            },
          },
        },
      },
      aws_security_group_rule: { x: { type: "ingress", ipv6_cidr_blocks: "${var.blocks}" } },
      terraform_data: {
        x: {
          input: { a: [1, "x"] },
          connection: { type: "ssh", host: "${self.id}" },
          provisioner: [
            {
              "local-exec": {
                command: "echo ${self.id}\necho bye\n",
                when: "destroy",
                on_failure: "continue",
                environment: { A: "b" },
              },
            },
            { "remote-exec": { inline: ["true"], connection: { type: "ssh" } } },
          ],
        },
      },
      aws_eks_node_group: {
        n: {
          scaling_config: { min_size: 1, max_size: 3, desired_size: 1 },
          node_group_name: "n",
          cluster_name: "c",
        },
      },
    },
    module: {
      m: {
        for_each: "${local.all}",
        source: "./modules/${m}",
        version: "1.2.3",
        providers: { aws: "aws.west" },
        settings: { a: null, b: [{ c: true }] },
        depends_on: ["aws_vpc.this"],
      },
    },
    output: {
      o: {
        value: "${aws_vpc.this}",
        description: "All.",
        sensitive: true,
        depends_on: ["aws_vpc.this"],
        precondition: [{ condition: "${true}", error_message: "x" }],
      },
      n: { value: null },
    },
    check: { c: { assert: [{ condition: "${var.a}", error_message: "m" }] } },
    moved: [{ from: "aws_vpc.a", to: "aws_vpc.b[0]" }],
    import: [
      { to: "aws_vpc.b[each.key]", id: "${each.value}", for_each: "${local.all}", provider: "aws.west" },
    ],
    removed: [
      {
        from: "aws_vpc.c",
        lifecycle: { destroy: true },
        provisioner: [{ "local-exec": { command: "true", when: "destroy" } }],
      },
    ],
  },
];
