// Prints "passed failed skipped" of a report: that of vitest, or one of scripts/lib/report.ts.
const { readFileSync } = require("node:fs");

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const counts =
  report.numTotalTests === undefined
    ? [report.passed, report.failed, report.skipped]
    : [report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests];
console.log(counts.join(" "));
