/**
 * Attacks the library: `npm run hostile -- 10000 1` tries 10,000 hostile documents and partners, from seed 1 on, each call within a second and
 * two hundred megabytes, and prints every failure that it finds.
 */
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { attack } from "../test/hostile/attack.js";

const MOST_MILLISECONDS = 1000;
const MOST_MEGABYTES = 200;
/** What the code itself takes, before any attack. */
const OWN_MEGABYTES = 64;
const MOST_SHOWN = 20;

/** What a worker tells of one attack. */
interface Told {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly milliseconds: number;
}

interface Task {
  readonly first: number;
  readonly last: number;
}

function work({ first, last }: Task): void {
  for (let seed = first; seed <= last; seed += 1) {
    parentPort!.postMessage({ begins: seed });
    parentPort!.postMessage({ seed, ...attack(seed) } satisfies Told);
  }
}

/** Attacks from the first seed on; a worker that dies is followed by another one, from the next seed on. */
async function attackAll(first: number, last: number): Promise<void> {
  let failures = 0;
  let slowest = 0;
  const fail = (seed: number, what: string): void => {
    failures += 1;
    if (failures <= MOST_SHOWN) console.log(`seed ${seed}: ${what}`);
  };
  let next = first;
  while (next <= last) {
    next = await new Promise<number>((resolve) => {
      let current = next;
      const worker = new Worker(new URL(import.meta.url), {
        workerData: { first: next, last } satisfies Task,
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES + OWN_MEGABYTES, maxYoungGenerationSizeMb: 64 },
      });
      let watch: NodeJS.Timeout | undefined;
      worker.on("message", (told: Told | { readonly begins: number }) => {
        clearTimeout(watch);
        if ("begins" in told) {
          current = told.begins;
          watch = setTimeout(() => {
            fail(current, "is not done after twenty seconds");
            void worker.terminate();
          }, 20 * MOST_MILLISECONDS);
          return;
        }
        slowest = Math.max(slowest, told.milliseconds);
        for (const problem of told.problems) fail(told.seed, problem);
        if (told.milliseconds > MOST_MILLISECONDS) fail(told.seed, `a call took ${Math.round(told.milliseconds)} ms`);
      });
      worker.on("error", (error) => fail(current, `ended the process: ${error.message}`));
      worker.on("exit", (code) => {
        clearTimeout(watch);
        resolve(code === 0 ? last + 1 : current + 1);
      });
    });
  }
  console.log(`${last - first + 1} attacks, ${failures} failures; the slowest call took ${Math.round(slowest)} ms`);
  if (failures > 0) process.exitCode = 1;
}

if (isMainThread) {
  const [count = 10_000, first = 1] = process.argv.slice(2).map(Number);
  await attackAll(first, first + count - 1);
} else work(workerData as Task);
