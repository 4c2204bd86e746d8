import { defineConfig } from "vitest/config";

const timeouts = { testTimeout: 20_000, hookTimeout: 20_000 };

/** `unit` is hermetic; what runs the real Terraform binary are scripts (`npm run test:terraform`, `npm run test:aws`). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["__tests__/**/*.test.ts"],
          ...timeouts,
        },
      },
    ],
  },
});
