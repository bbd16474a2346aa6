import path from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'

type Failure = { file: string; name: string; error: unknown }

/** One line per test file as it ends; at the end every failure in full, with what its file printed. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const names: string[] = []
  const failures: Failure[] = []
  const printed = new Map<string, string>()
  for await (const { type, data } of events) {
    if (type === 'test:start') names.splice(data.nesting, names.length, data.name)
    if (type === 'test:fail' && !failedInside(data.details.error)) {
      const name = [...names.slice(0, data.nesting), data.name].join(' › ')
      failures.push({ file: data.file ?? data.name, name, error: data.details.error })
    }
    if (type === 'test:stdout' || type === 'test:stderr') {
      printed.set(data.file, (printed.get(data.file) ?? '') + data.message)
    }
    if (type === 'test:diagnostic' && data.nesting > 0) yield `  ${data.message}\n`
    if (type === 'test:summary' && data.file) yield fileLine(data.file, data)
    if (type === 'test:summary' && !data.file) yield summary(data, failures, printed)
  }
}

type Summary = { success: boolean; counts: Record<string, number>; duration_ms: number }

const short = (file: string) => path.relative(process.cwd(), file)

/** A group of tests fails because of a test inside it, which is told by itself. */
const failedInside = (error: unknown) =>
  (error as { failureType?: string } | undefined)?.failureType === 'subtestsFailed'

function fileLine(file: string, { success, counts, duration_ms }: Summary): string {
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : ''
  return `${success ? '✓' : '✗'} ${short(file)}  ${counts.tests} tests${skipped}  ${(duration_ms / 1000).toFixed(1)} s\n`
}

function summary({ counts }: Summary, failures: Failure[], printed: Map<string, string>): string {
  const told = failures.map(({ file, name, error }) => {
    const cause = (error as { cause?: unknown } | undefined)?.cause ?? error
    return `\n✗ ${short(file)}\n  ${name}\n${indent(inspect(cause, { depth: 6 }))}\n`
  })
  const files = new Set(failures.map(({ file }) => file))
  const output = [...files].flatMap((file) => {
    const text = printed.get(file)
    return text ? [`\nprinted by ${short(file)}:\n${indent(text.slice(-4000))}\n`] : []
  })
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : ''
  const line = `\n${counts.passed} of ${counts.tests} tests passed${skipped}\n`
  return [...told, ...output, line].join('')
}

const indent = (text: string) => text.trimEnd().replace(/^/gm, '    ')
