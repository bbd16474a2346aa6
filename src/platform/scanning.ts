import { Refusal } from './errors.ts'
import type { Scanner, ScanVerdict } from './scanner.ts'

/**
 * Has every file in what somebody sent looked at, before anything is done with it. Where the scanner must answer and does
 * not, the file is refused as well. Answers what the scanner did not look at although it should have.
 * @throws Refusal scan-found, scan-unavailable
 */
export async function scanFiles(scanner: Scanner | undefined, input: unknown): Promise<string[]> {
  if (!scanner || scanner.mode === 'off') return []
  const missed: string[] = []
  for (const file of filesIn(input)) {
    const verdict = await scanner.scan(file.stream() as unknown as AsyncIterable<Uint8Array>)
    const why = whyNotTaken(scanner, verdict)
    if (why)
      throw new Refusal(why.code === 'scan-found' ? 'invalid' : 'conflict', why.code, {
        ...why.facts,
        name: file.name,
      })
    if ('unreachable' in verdict) missed.push(verdict.unreachable)
  }
  return missed
}

type Why = { code: 'scan-found'; facts: { virus: string } } | { code: 'scan-unavailable'; facts: object }

/** Null: it may be taken. */
export function whyNotTaken({ mode }: Pick<Scanner, 'mode'>, verdict: ScanVerdict): Why | null {
  if ('found' in verdict) return { code: 'scan-found', facts: { virus: verdict.found } }
  return 'unreachable' in verdict && mode === 'required' ? { code: 'scan-unavailable', facts: {} } : null
}

function filesIn(input: unknown): File[] {
  if (input instanceof File) return [input]
  if (input instanceof Blob) return [new File([input], '上传的内容')]
  if (Array.isArray(input)) return input.flatMap(filesIn)
  return input && typeof input === 'object' ? Object.values(input).flatMap(filesIn) : []
}
