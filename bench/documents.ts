/**
 * What an official document costs: CPU a document, documents a minute on two threads, memory over a thousand; beside
 * headless Chromium printing the same sheets on two pages in the same run.
 *   node --expose-gc bench/documents.ts [where to leave one of Chromium's]
 */
import { writeFileSync } from 'node:fs'

import { loadavg } from 'node:os'
import { requestTemplates } from '#features/documents/templates/requests/rules.ts'
import { fill, type Values } from '#features/documents/templates/rules.ts'
import { printedSheet } from '#features/documents/typesetting/rules.ts'
import { printOfficial } from '#platform/print.ts'
import { printByChromium } from './chromium.ts'

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
    layout: 'document',
    urgency: null,
    copyNumber: null,
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
async function atOnce(
  count: number,
  hands: number,
): Promise<{ milliseconds: number; cpu: number; memory: number[] }> {
  const memory: number[] = []
  let [next, done] = [0, 0]
  const [cpu, from] = [process.cpuUsage(), performance.now()]
  const hand = async () => {
    for (let at = next++; at < count; at = next++) {
      await printOfficial(sheet(at), day)
      done += 1
      if (done % 100 === 0) memory.push(megabytes())
    }
  }
  await Promise.all(Array.from({ length: hands }, hand))
  const { user, system } = process.cpuUsage(cpu)
  return { milliseconds: performance.now() - from, cpu: (user + system) / 1000, memory }
}

/** What is in all of these, told apart by what each page is called in the file. */
const pagesIn = (pdfs: Buffer[]) =>
  pdfs.reduce((sum, pdf) => sum + (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0), 0)

const load = () => `load ${loadavg()[0]?.toFixed(1)}`
const shown = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`

await cpuOfEach(20)
const { cpu, pages } = await cpuOfEach(200)
console.log(`${load()}; 200 documents of ${(pages / 200).toFixed(1)} pages, one after the other`)
console.log(`CPU a document: median ${shown(middle(cpu))}, slowest ${Math.max(...cpu).toFixed(0)} ms`)

const many = 1000
const { milliseconds, cpu: together, memory } = await atOnce(many, 24)
const ours = { perMinute: (60_000 * many) / milliseconds, cpu: together / many }
console.log(
  `${load()}; ${many} at once on two threads: ${Math.round(ours.perMinute)} a minute, CPU ${shown(ours.cpu)}`,
)
console.log(`memory after each hundred: ${memory.join(', ')} MB`)

const some = 120
const printed = await printByChromium(
  Array.from({ length: some }, (_, at) => sheet(at)),
  2,
)
const theirs = { perMinute: (60_000 * some) / printed.milliseconds, cpu: printed.cpu / some }
console.log(
  `${load()}; Chromium, the same sheets on two pages: ${Math.round(theirs.perMinute)} a minute, CPU ${shown(theirs.cpu)}, ` +
    `${(pagesIn(printed.pdfs) / some).toFixed(1)} pages, ${printed.memory} MB`,
)
console.log(
  `ours: ${(ours.perMinute / theirs.perMinute).toFixed(1)} × as many a minute, CPU ${(theirs.cpu / ours.cpu).toFixed(1)} × less`,
)
if (process.argv[2]) writeFileSync(process.argv[2], printed.pdfs[1] ?? '')
process.exit()
