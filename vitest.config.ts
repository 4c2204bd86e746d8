import { defineConfig } from "vitest/config";

const timeouts = { testTimeout: 20_000, hookTimeout: 20_000 };

/** `unit` is hermetic; `terraform` and `aws` run the real Terraform binary. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["__tests__/**/*.test.ts"],
          exclude: ["__tests__/terraform-real/**", "__tests__/aws/**"],
          ...timeouts,
        },
      },
    ],
  },
});
