import { defineConfig } from "vitest/config";

const timeouts = { testTimeout: 20_000, hookTimeout: 20_000 };

/**
 * `unit` is hermetic; `terraform` runs a Terraform binary without providers. What needs providers or AWS are scripts
 * (`npm run test:terraform`, `npm run test:aws`).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["__tests__/**/*.test.ts"],
          exclude: ["__tests__/terraform-real/**"],
          // Loading CDKTF and the AWS classes anew for every file would take most of the time.
          isolate: false,
          ...timeouts,
        },
      },
      { test: { name: "terraform", include: ["__tests__/terraform-real/**/*.test.ts"], ...timeouts } },
    ],
  },
});
