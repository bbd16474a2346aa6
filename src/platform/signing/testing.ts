/** What the tests of signing share: independent programs that read what we wrote, and files for them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Runs a program and answers how it ended and all it said. */
export function program(name: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr, error } = spawnSync(name, args, { encoding: 'utf8' })
  if (error) throw new Error(`${name} could not be run: npm test installs it`, { cause: error })
  return { status, output: stdout + stderr }
}

export const openssl = (...args: string[]) => program('openssl', ...args)

/** Files in a folder of their own for as long as the work lasts. */
export function withFiles<T>(
  files: Record<string, string | Uint8Array>,
  work: (at: (name: string) => string) => T,
): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-signing-'))
  const at = (name: string) => path.join(folder, name)
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(at(name), content)
    return work(at)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
