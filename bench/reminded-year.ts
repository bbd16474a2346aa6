/**
 * A simulated year of the whole demo institute, night by night: nights that never came, that broke off and were begun
 * again or by two at once, the clock put back and ahead, a leap day. Every measure of the alerts is looked at; what was
 * told is held against a list made apart from the facts, the regulations and the seats. The same code with a smaller
 * institute is a test of every run (src/demo/reminded-year/year.test.ts).
 *   node bench/reminded-year.ts                  14,900 members, embedded
 *   node bench/reminded-year.ts --members 1200
 * Ends with 1 and a line for each that is missing, that nobody asked for, or that was told twice.
 */
import { parseArgs } from 'node:util'
import { told as rules } from '#src/demo/reminded-year/times.ts'
import { amiss, first, inboxes, liveThrough } from '#src/demo/reminded-year/year.ts'
import { startTestApp } from '#src/testing.ts'

const { values } = parseArgs({ options: { members: { type: 'string', default: '14900' } } })
const members = Number(values.members)
const from = performance.now()
const seconds = () => Math.round((performance.now() - from) / 1000)

const app = await startTestApp({ demo: true, clock: `${first}T00:00:00Z` })
try {
  const year = await liveThrough(app, {
    members,
    missed: 2,
    onDay: (day) => day.endsWith('1') && console.error(`${day} after ${seconds()} s`),
  })
  const wrong = amiss(year)
  const { reminded, letters } = await inboxes(app)
  const unlike = reminded.filter((line, at) => line !== letters[at]).length
  const silent = Object.keys(rules).filter((rule) => !year.wanted.some((line) => line.startsWith(`${rule} `)))
  const say = (number: number) => number.toLocaleString('en')
  const lines = [
    ['members', say(members)],
    ['nights, of a year of 366 days', say(year.nights)],
    ['looks at a measure; broken off', `${say(year.looks)}; ${say(year.broken)}`],
    [
      'rules with something to tell',
      `${Object.keys(rules).length - silent.length} of ${Object.keys(rules).length}`,
    ],
    ['due in the list made apart; mended meanwhile', `${say(year.due)}; ${say(year.mended)}`],
    ['reminders wanted by that list', say(year.wanted.length)],
    ['reminders told', say(year.told.length)],
    [
      'missing; not asked for; twice',
      [wrong.missing, wrong.extra, wrong.twice].map(({ length }) => length).join('; '),
    ],
    ['messages in inboxes', say(letters.length)],
    ['time', `${(seconds() / 60).toFixed(1)} min`],
  ]
  console.log(['| a year of nights | |', '|---|---|', ...lines.map(([a, b]) => `| ${a} | ${b} |`)].join('\n'))
  for (const [kind, list] of Object.entries(wrong)) for (const line of list) console.log(`${kind}: ${line}`)
  const faults = [...wrong.missing, ...wrong.extra, ...wrong.twice].length
  const isWhole = faults === 0 && unlike === 0 && reminded.length === letters.length && silent.length === 0
  process.exitCode = isWhole ? 0 : 1
} finally {
  await app.close()
}
