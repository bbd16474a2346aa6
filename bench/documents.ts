/**
 * What an official document costs: CPU a document, documents a minute on two threads, memory over a thousand; beside
 * headless Chromium printing the same text in the same run.
 *   node --expose-gc bench/documents.ts
 */
import { loadavg } from 'node:os'
import { chromium } from '@playwright/test'
import { requestTemplates } from '#features/documents/templates/requests/rules.ts'
import { fill, type Values } from '#features/documents/templates/rules.ts'
import { printedSheet } from '#features/documents/typesetting/rules.ts'
import { printOfficial } from '#platform/print.ts'
import { findChromium } from '../scripts/tests/chromium.ts'

const day = '2026-11-24'

/** One of the eight kinds of 请示, its length and its names different each time. */
function sheet(at: number) {
  const template = requestTemplates[at % requestTemplates.length]
  if (!template) throw new Error('there are no templates')
  const paragraph =
    '为加强党的组织建设，结合工作实际，经会议研究，拟按有关规定办理，所需经费从党建工作经费中列支。'
  const values: Values = Object.fromEntries(
    template.content.fields.map(({ key, kind, label, columns }) => {
      if (kind === 'day') return [key, day]
      if (kind === 'number') return [key, (at % 40) + 3]
      if (kind === 'paragraphs')
        return [
          key,
          Array(1 + (at % 7))
            .fill(paragraph)
            .join('\n'),
        ]
      if (kind === 'list' && columns)
        return [key, Array.from({ length: 3 + (at % 20) }, () => columns.map(() => '岳䶮㛃'))]
      if (kind === 'list') return [key, ['听取和审议工作报告', '选举新一届委员会']]
      return [key, `${label}${at}`.slice(0, 12)]
    }),
  )
  const filled = fill(template.content, { ...values, organizationName: '中共星河研究院第十二研究所委员会' })
  return printedSheet({
    ...filled,
    kind: 'request',
    organizationName: '中共星河研究院第十二研究所委员会',
    enclosed: [],
    jointNames: [],
    addressee: '中共星河研究院委员会',
    copyTo: ['院纪委', '党委组织部'],
    number: `星河院十二所党请〔2026〕${at + 1}号`,
    signatory: '张㛃',
    contactName: '陈頔',
    contactPhone: '010-12345678',
    day,
  })
}

const middle = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const megabytes = () => Math.round(process.memoryUsage().rss / 1_048_576)

/** Milliseconds of CPU of the whole process, all threads, for each of so many documents one after the other. */
async function cpuOfEach(count: number): Promise<{ cpu: number[]; pages: number }> {
  const cpu: number[] = []
  let pages = 0
  for (let at = 0; at < count; at++) {
    const from = process.cpuUsage()
    pages += (await printOfficial(sheet(at), day)).pages
    const { user, system } = process.cpuUsage(from)
    cpu.push((user + system) / 1000)
  }
  return { cpu, pages }
}

/** Many at once, as a busy morning brings them: milliseconds for all, memory after each hundred. */
async function atOnce(count: number, hands: number): Promise<{ milliseconds: number; memory: number[] }> {
  const memory: number[] = []
  let [next, done] = [0, 0]
  const from = performance.now()
  const hand = async () => {
    for (let at = next++; at < count; at = next++) {
      await printOfficial(sheet(at), day)
      done += 1
      if (done % 100 === 0) memory.push(megabytes())
    }
  }
  await Promise.all(Array.from({ length: hands }, hand))
  return { milliseconds: performance.now() - from, memory }
}

/** The same text printed by a page that is kept open. */
async function byChromium(count: number): Promise<number> {
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const took: number[] = []
  for (let at = 0; at < count; at++) {
    const { title, to, body } = sheet(at)
    const text = body.map((one) => ('text' in one ? `<p>${one.text}</p>` : '')).join('')
    const from = performance.now()
    await page.setContent(
      `<style>body{font:16pt serif;line-height:29pt}</style><h1>${title.join('<br>')}</h1><p>${to}</p>${text}`,
    )
    await page.pdf({ format: 'A4' })
    took.push(performance.now() - from)
  }
  await browser.close()
  return middle(took)
}

const load = loadavg()[0]?.toFixed(1)
await cpuOfEach(20)
const { cpu, pages } = await cpuOfEach(200)
console.log(`load ${load}; 200 documents of ${(pages / 200).toFixed(1)} pages, one after the other`)
console.log(`CPU a document: median ${middle(cpu).toFixed(1)} ms, slowest ${Math.max(...cpu).toFixed(0)} ms`)
const { milliseconds, memory } = await atOnce(1000, 24)
const perMinute = 60_000 / (milliseconds / 1000)
console.log(`1,000 at once on two threads: ${Math.round(perMinute)} a minute`)
console.log(`memory after each hundred: ${memory.join(', ')} MB`)
const each = await byChromium(20)
console.log(
  `Chromium: ${each.toFixed(0)} ms a document, ${Math.round(60_000 / each)} a minute; ours ${(perMinute / (60_000 / each)).toFixed(1)} × as many`,
)
process.exit()
