/**
 * Runs a TypeScript entry point: `node scripts/run.cjs src/cli.ts [arguments]`.
 *
 * The project's own files are bundled in about 0.1 s; packages are loaded as they are. A loader that also hooks into
 * the packages would take longer than the work itself.
 */
const { readFileSync } = require("node:fs");
const { dirname, join, resolve } = require("node:path");
const { build } = require("esbuild");

const [entry, ...args] = process.argv.slice(2);
const root = join(__dirname, "..");
const bundle = join(root, "node_modules/.cache/coder-on-aws", `${entry.replaceAll(/\W/g, "-")}.js`);

/** Files that stand beside a module are found from the module's own folder, not from the bundle's. */
const ownFolders = {
  name: "own-folders",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("__dirname")) return undefined;
      return { contents: `const __dirname = ${JSON.stringify(dirname(path))};\n${text}`, loader: "ts" };
    });
  },
};

build({
  entryPoints: [resolve(root, entry)],
  outfile: bundle,
  bundle: true,
  platform: "node",
  target: "node20.9",
  packages: "external",
  logLevel: "error",
  plugins: [ownFolders],
}).then(
  () => {
    process.argv = [process.argv[0], resolve(root, entry), ...args];
    require(bundle);
  },
  () => {
    process.exitCode = 1;
  },
);
