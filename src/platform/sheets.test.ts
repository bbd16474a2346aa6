import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type ReadOptions, readXlsx } from 'hucre/xlsx'
import { unzip, zipEntries } from './sheets/zip.ts'
import { readSheet, type SheetLayout, writeCsv, writeSheet, writeWorkbook } from './sheets.ts'

const rare = '𬭎䶮㛃𬀩'

const bytesOf = async (stream: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(stream))
const textOf = async (stream: AsyncIterable<Uint8Array>) => (await bytesOf(stream)).toString()
const cellsOf = async (bytes: Uint8Array, name = '人员.csv') =>
  (await Array.fromAsync(readSheet(bytes, name))).map(({ cells }) => cells)
const columns = (...titles: string[]) => titles.map((title) => ({ title }))

const annual: SheetLayout = {
  name: '党员/年龄',
  title: '党员年龄情况统计表',
  lines: [{ left: '填报单位：中共星河研究院委员会', right: '单位：人' }],
  columns: [
    { title: '单位', kind: 'text', width: 30 },
    { title: '男', format: '#,##0' },
    { title: '女' },
    { title: '统计日', kind: 'day' },
    { title: '备注', wrap: true },
  ],
  header: [
    [
      { text: '单位', down: 2 },
      { text: '党员', across: 2 },
      { text: '统计日', down: 2 },
      { text: '备注', down: 2 },
    ],
    [{ text: '男' }, { text: '女' }],
  ],
  notes: ['填表人：', '=1+1'],
  frozenColumns: 1,
}

const opened = async (stream: AsyncIterable<Uint8Array>) => {
  const options: ReadOptions = { readStyles: true }
  return readXlsx(await bytesOf(stream), options)
}

describe('Writing an XLSX file', () => {
  it('lays a table out as it is printed: title, merged header, widths, formats, borders, notes', async () => {
    const book = await opened(writeSheet(annual, [['总体设计室党支部', 12_345, 8, '2026-12-31', '']]))
    const [sheet] = book.sheets
    assert.ok(sheet)
    assert.equal(sheet.name, '党员_年龄')
    assert.deepEqual(
      sheet.rows.map((row) =>
        row.map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? ''))),
      ),
      [
        ['党员年龄情况统计表', '', '', '', ''],
        ['填报单位：中共星河研究院委员会', '', '', '单位：人', ''],
        ['单位', '党员', '', '统计日', '备注'],
        ['', '男', '女', '', ''],
        ['总体设计室党支部', 12_345, 8, '2026-12-31', ''],
        ['填表人：', '', '', '', ''],
        ['=1+1', '', '', '', ''],
      ],
    )
    const merges = (sheet.merges ?? []).map((m) => [m.startRow, m.startCol, m.endRow, m.endCol].join())
    assert.deepEqual(merges.sort(), [
      '0,0,0,4',
      '1,0,1,2',
      '1,3,1,4',
      '2,0,3,0',
      '2,1,2,2',
      '2,3,3,3',
      '2,4,3,4',
    ])
    assert.deepEqual(sheet.freezePane, { rows: 4, columns: 1 })
    assert.equal(sheet.pageSetup?.orientation, 'landscape')
    assert.equal(sheet.pageSetup?.paperSize, 'a4')
    assert.equal(sheet.pageSetup?.printTitlesRow, '$3:$4')
    assert.equal(sheet.columns?.[0]?.width, 30)
    assert.equal(sheet.cells?.get('4,1')?.style?.numFmt, '#,##0')
    assert.equal(sheet.cells?.get('4,4')?.style?.border?.bottom?.style, 'thin')
    assert.equal(sheet.cells?.get('4,4')?.style?.alignment?.wrapText, true)
  })

  it('never writes a formula, whatever the text, and marks such text as text', async () => {
    const nasty = [
      '=1+1',
      '+8613800000000',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '=HYPERLINK("http://x","y")',
      '{=1}',
    ]
    const bytes = await bytesOf(
      writeSheet(
        { name: '表', columns: columns('内容') },
        nasty.map((text) => [text]),
      ),
    )
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets
    assert.deepEqual(sheet?.rows.slice(1).flat(), nasty)
    const cells = [...(sheet?.cells?.values() ?? [])]
    assert.deepEqual(
      cells.filter((cell) => cell.formula !== undefined || cell.type === 'formula'),
      [],
    )
    const part = (name: string) =>
      zipEntries(bytes)?.flatMap((entry) =>
        entry.name === name ? [unzip(bytes, entry).toString()] : [],
      )[0] ?? ''
    const styles =
      part('xl/styles.xml')
        .match(/<cellXfs.*<\/cellXfs>/s)?.[0]
        .split('<xf ')
        .slice(1) ?? []
    const quoted = [...part('xl/worksheets/sheet1.xml').matchAll(/<c r="A\d+" s="(\d+)"/g)].map(([, style]) =>
      styles[Number(style)]?.includes('quotePrefix="1"'),
    )
    assert.deepEqual(quoted, [...nasty.map((text) => !text.startsWith('{'))])
    assert.deepEqual(await cellsOf(bytes, '表.xlsx'), [['内容'], ...nasty.map((text) => [text])])
  })

  it('gives back every text that was written', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => writable(value))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
        const bytes = await bytesOf(writeSheet({ name: '表', columns: columns('甲', '乙') }, rows))
        const [sheet] = (await readXlsx(bytes)).sheets
        assert.deepEqual(
          sheet?.rows.slice(1).map((row) => row.map((value) => value ?? '')),
          rows,
        )
      }),
      { numRuns: 60 },
    )
  })

  it('keeps rare characters, escapes and more than 64 KiB of Chinese', async () => {
    const story = `${'支部党员大会'.repeat(4000)}${rare}`
    const values = [
      rare,
      story,
      '_x000D_',
      'a\r\nb',
      '<&>"\'',
      ' 前后 ',
      '11010519491231002X',
      '\uD800残',
      '响\u0007铃',
    ]
    const kept = values.map((value) => value.replace('\uD800', '\uFFFD').replace('\u0007', ''))
    const rows = values.map((value) => [value])
    const bytes = await bytesOf(writeSheet({ name: rare, columns: columns('内容') }, rows))
    assert.deepEqual((await cellsOf(bytes, '表.xlsx')).slice(1).flat(), kept)
  })

  it('holds several sheets with names a spreadsheet accepts, each only once', async () => {
    const sheet = (name: string) => ({ layout: { name, columns: columns('甲') }, rows: [[name]] })
    const long = '中共星河研究院总体设计室党支部委员会党员大会签到情况统计表（2026）'
    const book = await opened(writeWorkbook(['表', '表', 'a:b*c', long, `${long}二`, ''].map(sheet)))
    const names = book.sheets.map(({ name }) => name)
    assert.deepEqual(names.slice(0, 3), ['表', '表_2', 'a_b_c'])
    assert.equal(new Set(names).size, 6)
    assert.ok(names.every((name) => name.length <= 31 && name))
    assert.equal(book.sheets[3]?.rows[1]?.[0], long)
  })

  it('writes the same bytes for the same rows', async () => {
    const [one, two] = [
      await bytesOf(writeSheet(annual, [['甲', 1, 2, null, true]])),
      await bytesOf(writeSheet(annual, [['甲', 1, 2, null, true]])),
    ]
    assert.ok(one.equals(two))
  })

  it('pulls rows only as they are taken, and lets go of the source when the reader leaves', async () => {
    let given = 0
    let closed = false
    async function* endless() {
      try {
        for (;;) yield [String(given++).padStart(2000, '0')]
      } finally {
        closed = true
      }
    }
    const reader = writeSheet({ name: '表', columns: columns('甲') }, endless()).getReader()
    for (let count = 0; count < 40; count++) await reader.read()
    await reader.cancel()
    assert.ok(closed)
    assert.ok(given > 0 && given < 20_000, String(given))
  })

  it('breaks off when the rows do, or when a cell is longer than a spreadsheet holds', async () => {
    async function* failing() {
      yield ['1']
      throw new Error('the database went away')
    }
    await assert.rejects(bytesOf(writeSheet({ name: '表', columns: columns('甲') }, failing())), /went away/)
    const long = writeSheet({ name: '表', columns: columns('甲') }, [['长'.repeat(32_768)]])
    await assert.rejects(bytesOf(long), { code: 'sheet-cell-too-long' })
  })
})

/** Texts XML 1.0 can carry unchanged. */
const writable = (text: string) => !/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)

describe('Writing a CSV file', () => {
  it('is what Excel opens: byte-order mark, CRLF, quotes where needed', async () => {
    const rows = [['0012', `王${rare}`, '甲,"乙"\n丙', null, 3.5, true]]
    assert.equal(
      await textOf(writeCsv(['工号', '姓名', '备注', '空', '数', '是否'], rows)),
      `\uFEFF工号,姓名,备注,空,数,是否\r\n0012,王${rare},"甲,""乙""\n丙",,3.5,是\r\n`,
    )
  })

  it('disarms text that a spreadsheet would run, and leaves numbers alone', async () => {
    const text = await textOf(
      writeCsv(['值'], [['=1+1'], ['+86'], ['-1'], ['@x'], ['\t='], ['\r='], [-1], ['a=b']]),
    )
    assert.equal(text.slice(1), `值\r\n'=1+1\r\n'+86\r\n'-1\r\n'@x\r\n'\t=\r\n"'\r="\r\n-1\r\na=b\r\n`)
  })

  it('comes back as it was written', async () => {
    const cell = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 30 })
      .filter((text) => /^[^=+\-@\s\0\uFEFF]/.test(text))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), async (rows) => {
        const clean = rows.map((row) => row.map((text) => text.replaceAll('\0', '').toWellFormed()))
        assert.deepEqual(await cellsOf(await bytesOf(writeCsv(['甲', '乙'], clean))), [
          ['甲', '乙'],
          ...clean,
        ])
      }),
      { numRuns: 100 },
    )
  })
})
