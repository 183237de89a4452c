/** Why a command cannot do its work. */

/** What was asked, or a file that it needs, cannot be used: one message for the person at the terminal, and exit code 2. */
export class Failure extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Failure";
  }
}

/** What an operation of the file system says in plain words. */
export function fileProblem(path: string, error: unknown): Failure {
  const { code, message } = error as { readonly code?: string; readonly message: string };
  const known: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file or folder",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of its path is no folder",
    EACCES: "it may not be read or written",
    EEXIST: "it is there already",
  };
  return new Failure(`${path}: ${known[code ?? ""] ?? message}`);
}

/** What a command ends with. */
export const EXIT = { good: 0, found: 1, unusable: 2, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
