/** Runs the tests and the package checks, shows their output, and ends with `N passed, N failed`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const reports = mkdtempSync(join(tmpdir(), "reports-"));
let passed = 0;
let failed = 0;
/** What failed, told once more at the end: the output above it is long. */
const failures = [];

/** The failed tests of a file, and a file that failed as a whole, each with what it said. */
function failuresOf(name, { name: file, status, message, assertionResults }) {
  const failedTests = assertionResults.filter((test) => test.status === "failed");
  if (failedTests.length === 0) return status === "failed" ? [`${name}: ${file}: ${message}`] : [];
  return failedTests.map((test) => `${name}: ${file}: ${test.fullName}: ${test.failureMessages.join("\n")}`);
}

/** Runs a command; where it writes a test report its tests are counted, else the command itself is one check. */
function run(name, command, environment = {}) {
  const report = join(reports, `${name}.json`);
  console.log(`\n== ${name}: ${command.join(" ")}`);
  const env = { ...process.env, ...environment, VITEST_JSON: report };
  const { status, signal } = spawnSync(command[0], command.slice(1), { stdio: "inherit", env });
  let counted = false;
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    passed += numPassedTests;
    failed += Math.max(numFailedTests, numFailedTestSuites === 0 ? 0 : 1);
    counted = numPassedTests + numFailedTests > 0;
    failures.push(...testResults.flatMap((file) => failuresOf(name, file)));
  } catch {
    // No report: the command ended before its tests began, or has none.
  }
  if (status !== 0) failures.push(`${name}: ended with ${status ?? signal}`);
  if (status !== 0 && failed === 0) failed += 1;
  if (status === 0 && !counted) passed += 1;
}

run("tests", ["npm", "test"]);
run("tests-apia", ["npx", "vitest", "run"], { TZ: "Pacific/Apia" });
run("demo", ["npm", "run", "--silent", "demo"]);
run("package", ["npm", "run", "test:package"]);

for (const failure of failures) console.log(`\n${failure}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
