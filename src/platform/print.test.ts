import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { marked, newMark } from './mark.ts'
import { printPdf, showStored } from './print.ts'
import { wordsIn } from './testing-documents.ts'

const report = (label: string) => ({
  title: '党内统计报表',
  organization: '中共星河研究院委员会',
  asOf: '2026年11月24日',
  cover: [
    ['填报单位', '中共星河研究院委员会'],
    ['负责人', ''],
  ],
  tables: [
    {
      title: '党员基本情况',
      unit: '人',
      columns: [
        { label: '合计', group: null },
        { label: '女', group: '其中' },
      ],
      rows: [
        { label: '合计', level: 0, unit: '人', cells: [12, 5] },
        { label, level: 1, unit: '人', cells: [0, 0] },
      ],
    },
  ],
  checks: [{ title: '男＋女＝合计', left: 12, right: 12, result: '相符', holds: true }],
})

describe('A printed document', () => {
  it('is a PDF, and the same bytes for the same data and day', async () => {
    const [one, other] = [
      await printPdf('report.typ', report('正式'), '2026-11-24'),
      await printPdf('report.typ', report('正式'), '2026-11-24'),
    ]
    assert.equal(one.subarray(0, 5).toString(), '%PDF-')
    assert.ok(one.equals(other))
  })

  it('takes nothing in the data for markup', async () => {
    const pdf = await printPdf('report.typ', report('#panic() *b* $x$ <label> 𬭎䶮㛃'), '2026-11-24')
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  })

  it('is shown as it is stored, each page apart from the others', async () => {
    const { svg, pages } = await showStored(await printPdf('report.typ', report('正式'), '2026-11-24'))
    assert.ok(pages >= 2)
    assert.equal(svg.match(/<svg y="/g)?.length, pages)
    const names = [...svg.matchAll(/\bid="([^"]+)"/g)].map(([, name]) => name)
    assert.equal(new Set(names).size, names.length)
    for (const [, name] of svg.matchAll(/(?:xlink:href="|url\()#([^")]+)/g))
      assert.ok(names.includes(name), name)
  })

  it('says on every page and inside of the file who takes it out, and when', async () => {
    const mark = newMark('王帆', new Date('2026-11-24T09:00:00Z'))
    const taken = await marked(mark, () => printPdf('report.typ', report('正式'), '2026-11-24'))
    const { pages } = await showStored(taken)
    const said = (await wordsIn(taken)).replaceAll(/\s/g, '')
    assert.equal(said.split(`王帆2026-11-2417:00导出标记${mark.code}`).length - 1, pages)
    assert.ok(taken.includes(`/Keywords (${mark.code})`))
    assert.ok(taken.includes('<pdfaid:part>2</pdfaid:part>'))
  })

  it('bears it inside of the file only when it goes into the hands of others as it is', async () => {
    const ballot = {
      paper: 'ballots',
      organization: '东区第一党支部',
      title: '选举委员选票',
      post: '委员',
      day: '2026年11月24日',
      seats: 1,
      copies: 2,
      entitled: 2,
      quorum: 2,
      members: [],
      names: ['秦一', '秦二'],
    }
    const mark = newMark('王帆', new Date('2026-11-24T09:00:00Z'))
    const taken = await marked(mark, () => printPdf('election.typ', ballot, '2026-11-24'))
    assert.ok(taken.includes(`/Keywords (${mark.code})`))
    assert.doesNotMatch(await wordsIn(taken), /王帆|标记|导出/)
  })

  it('that cannot be typeset is a fault, and the next one is printed all the same', async () => {
    await assert.rejects(printPdf('report.typ', {}, '2026-11-24'), /could not be typeset/)
    assert.equal(
      (await printPdf('report.typ', report('预备'), '2026-11-24')).subarray(0, 5).toString(),
      '%PDF-',
    )
  })
})
