import { AsyncLocalStorage } from 'node:async_hooks'
import { randomInt } from 'node:crypto'
import { minuteOf } from '#basics/days.ts'
import type { Context, Deed, Download } from './context.ts'

/** Who takes a file out of the platform, and when; the code stands in the file and in the line of the trail. */
export type Mark = { code: string; name: string; at: Date }

// Without those that are mistaken for each other on paper: 0 O, 1 I L, 5 S, 8 B.
const signs = 'ACDEFGHJKMNPQRTUVWXYZ234679'

/** Ten signs in two halves, such as KQ7RM-2XW4C: drawn at random, 47 bits. */
export function newMark(name: string, at: Date): Mark {
  const half = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('')
  return { code: `${half()}-${half()}`, name, at }
}

/** 王帆 2026-11-29 17:58 导出 */
export const markWords = ({ name, at }: Mark): string => `${name} ${minuteOf(at.toISOString())} 导出`

const now = new AsyncLocalStorage<Mark>()

/**
 * Whatever writes a file in this work finds the mark: a file is written in many features, and none of them may forget it.
 * What is written outside of a download (a backup, a report on the command line) has none.
 */
export const marked = <T>(mark: Mark, work: () => T): T => now.run(mark, work)
export const markNow = (): Mark | undefined => now.getStore()

/**
 * Makes what is taken out, and sees to the line in the trail that bears its code: those that the work records, or one of
 * its own. What a page shows within itself, and what never changes at its address, is not taken out by being read.
 */
export async function takenOut(
  ctx: Context,
  { code }: Mark,
  work: (ctx: Context) => Promise<Download>,
): Promise<Download> {
  let told = false
  const record = (deed: Deed) => {
    told = true
    ctx.record({ ...deed, after: { ...(deed.after as object | undefined), mark: code } })
  }
  const file = await work({ ...ctx, record })
  if (!told && !file.shown && !file.unchanging)
    record({ action: 'file.taken', subject: { kind: 'file', id: code, name: file.name } })
  return file
}
