/** The hosts that the package is to run in, and how the conformance cases are run in each of them. */
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Answers } from "./answers.js";

/** A bundle of the package with its cases: a module that answers in the way that the host needs. */
export interface Bundles {
  /** Prints its answers. */
  readonly node: string;
  /** Puts its answers into the page. */
  readonly page: string;
  /** A worker whose response is its answers. */
  readonly worker: string;
  /** An empty folder. */
  readonly folder: string;
}

export interface Host {
  readonly name: string;
  readonly run: (bundles: Bundles) => Promise<Answers>;
  /** What has to be installed, where it is not there. */
  readonly missing?: string;
}

const NODES = ["20", "22", "24"];

function install(folder: string, packages: string): void {
  const args = ["install", "--no-audit", "--no-fund", "--no-save", "--prefix", folder, packages];
  execFileSync("npm", args, { stdio: "ignore" });
}

function nodeHost(version: string): Host {
  return {
    name: `Node ${version}`,
    run: ({ node, folder }) => {
      const own = process.versions.node.startsWith(`${version}.`);
      const prefix = join(folder, `node-${version}`);
      if (!own) install(prefix, `node@${version}`);
      const binary = own ? process.execPath : join(prefix, "node_modules/node/bin/node");
      return Promise.resolve(JSON.parse(execFileSync(binary, [node], { encoding: "utf8" })) as Answers);
    },
  };
}

const BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  process.env["CHROMIUM"] ?? "",
];
const INSTALL_BROWSER = "no Chromium found: `apt-get install chromium`, or set CHROMIUM to the path of one";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--virtual-time-budget=20000",
  "--dump-dom",
];

/** Serves the page with these headers, and reads what it has put into its document. */
async function inBrowser(page: string, headers: Readonly<Record<string, string>>): Promise<Answers> {
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html", ...headers });
    response.end(
      isScript ? page : `<!doctype html><pre id="answers"></pre><script type="module" src="/page.js"></script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const profile = mkdtempSync(join(tmpdir(), "chromium-"));
    const args = [...FLAGS, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`];
    const browser = BROWSERS.find((path) => existsSync(path))!;
    const { stdout: dom } = await promisify(execFile)(browser, args, { timeout: 120_000 });
    const found = /<pre id="answers">([^<]*)<\/pre>/.exec(dom)?.[1] ?? "";
    if (!found.startsWith("{")) throw new Error(`the page says: ${found || dom.slice(0, 500)}`);
    return JSON.parse(found) as Answers;
  } finally {
    server.close();
  }
}

function browserHost(name: string, headers: Readonly<Record<string, string>>): Host {
  const isThere = BROWSERS.some((path) => existsSync(path));
  return {
    name,
    run: ({ page }) => inBrowser(page, headers),
    ...(isThere ? {} : { missing: INSTALL_BROWSER }),
  };
}

/** The runtime of edge workers, through the tool that runs it on one's own machine. */
const MINIFLARE = "miniflare@4.20260426.0";
const workerHost: Host = {
  name: "workerd",
  run: async ({ worker, folder }) => {
    const prefix = join(folder, "workerd");
    install(prefix, MINIFLARE);
    const script = join(prefix, "run.mjs");
    writeFileSync(
      script,
      `import { readFileSync } from "node:fs";
       import { Miniflare } from "miniflare";
       const host = new Miniflare({ modules: true, script: readFileSync(process.argv[2], "utf8"), compatibilityDate: "2026-01-01" });
       const response = await host.dispatchFetch("http://localhost/");
       console.log(await response.text());
       await host.dispose();`,
    );
    const file = join(folder, "worker.mjs");
    writeFileSync(file, worker);
    return Promise.resolve(JSON.parse(execFileSync("node", [script, file], { encoding: "utf8" })) as Answers);
  },
};

export const HOSTS: readonly Host[] = [
  ...NODES.map(nodeHost),
  browserHost("Chromium", {}),
  browserHost("Chromium, content security policy without unsafe-eval", {
    "content-security-policy": "default-src 'none'; script-src 'self'",
  }),
  workerHost,
];
