import { run } from './run.ts'

/** Runs a command in this process; what it wrote, and its exit code. */
export async function zhibu(args: string[], env: Record<string, string> = {}) {
  const written = { out: '', err: '' }
  const stream = (to: 'out' | 'err') =>
    ({
      write: (text: string) => {
        written[to] += text
      },
    }) as unknown as NodeJS.WritableStream
  const code = await run(args, env, { out: stream('out'), err: stream('err') })
  return { code, ...written, json: () => JSON.parse(written.out) }
}
