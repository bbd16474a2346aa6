/** One thing measured: what it takes, and what the plainest SQL takes on the same database in the same run. */
export type Measured = { name: string; took: number; plain: number | null; limit: string; note?: string }

const middle = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Milliseconds, the median of several times after one that does not count. */
export async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const took: number[] = []
  for (let time = 0; time < times; time++) took.push(await once(work))
  return middle(took)
}

/** Milliseconds of the work and of the plain way, taken in turn, so that a busy machine burdens both alike. */
export async function inTurn(
  times: number,
  work: () => Promise<unknown>,
  plain: () => Promise<unknown>,
): Promise<{ took: number; plain: number }> {
  await work()
  await plain()
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let time = 0; time < times; time++) {
    ours.push(await once(work))
    theirs.push(await once(plain))
  }
  return { took: middle(ours), plain: middle(theirs) }
}

export async function once(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** The most memory held while the work ran, in MB above what was held before. */
export async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  await work()
  clearInterval(timer)
  return (most - before) / 1_048_576
}

const shown = (ms: number) =>
  ms >= 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${ms.toFixed(ms < 100 ? 1 : 0)} ms`

/** The rows of a table in Markdown. */
export function tableOf(measured: Measured[]): string {
  const lines = measured.map(({ name, took, plain, limit, note }) => {
    const ratio = plain === null ? '' : `${(took / plain).toFixed(1)} ×`
    return `| ${name} | ${shown(took)} | ${plain === null ? '' : shown(plain)} | ${ratio} | ${limit} | ${note ?? ''} |`
  })
  return ['| what | median | plain SQL | ratio | wanted | |', '|---|---|---|---|---|---|', ...lines].join(
    '\n',
  )
}
