import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const besides = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** The writing process, with its lines as they come. */
export function startWriter(folder: string, flags: string[] = []) {
  const child = spawn(process.execPath, [...flags, besides('writer.ts'), folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  let told = ''
  child.stderr.on('data', (bytes) => {
    told += bytes
  })
  const count = async (atLeast: number) => {
    while (lines.length < atLeast) {
      assert.equal(child.exitCode, null, `the writer ended by itself: ${told}`)
      await wait(5)
    }
    return lines
  }
  return { child, lines, count, told: () => told }
}

export async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
