/** Short texts that tell long ones from one another. */
const PRIME = 16_777_619;
const SEEDS = [2_166_136_261, 3_735_928_559] as const;

/** FNV-1a over the UTF-16 units of a text, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return hash >>> 0;
}

/** Sixteen hexadecimal digits. */
export function fingerprintOfText(text: string): string {
  return SEEDS.map((seed) => hashOf(text, seed).toString(16).padStart(8, "0")).join("");
}
