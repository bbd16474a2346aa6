import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const home = fileURLToPath(new URL('..', import.meta.url))

export type Result = { name: string; ok: boolean; seconds: number }

/** Runs one step with its output passed through, and says how it ended. */
export async function step(
  name: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Result> {
  console.log(`\n── ${name}`)
  const began = performance.now()
  const ok = await new Promise<boolean>((resolve) => {
    const shell = process.platform === 'win32'
    const child = spawn(command, args, {
      cwd: home,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      shell,
    })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(false)
    })
    child.on('exit', (code) => resolve(code === 0))
  })
  return { name, ok, seconds: (performance.now() - began) / 1000 }
}

/** The summary, and the exit code. */
export function tell(results: Result[]): void {
  console.log('')
  for (const { name, ok, seconds } of results) {
    console.log(`${ok ? '✓' : '✗'} ${name}  ${seconds.toFixed(1)} s`)
  }
  const failed = results.filter((one) => !one.ok)
  console.log(failed.length ? `\n${failed.length} of ${results.length} steps failed` : '\nall well')
  if (failed.length) process.exitCode = 1
}
