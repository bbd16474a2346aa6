import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { words } from '../words.ts'
import { readSheet } from './reading.ts'
import { writeSheet } from './workbook.ts'
import { zip } from './zip.ts'

const rare = '𬭎䶮㛃𬀩'

const bytesOf = async (stream: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(stream))
const read = (bytes: Uint8Array | string, name = '人员.csv') =>
  Array.fromAsync(readSheet(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name))
const cellsOf = async (bytes: Uint8Array | string, name?: string) =>
  (await read(bytes, name)).map(({ cells }) => cells)

/** Reads a sheet that must be refused; checks that the sentence shown names the file. */
async function refusal(bytes: Uint8Array | string, name = '人员.csv') {
  const error = await read(bytes, name).then(
    () => assert.fail('was read'),
    (thrown) => thrown,
  )
  assert.equal(error.kind, 'invalid', String(error.stack))
  assert.ok(words[error.code]?.(error.facts).includes(name), error.code)
  return { code: error.code as string, ...error.facts }
}

describe('Reading a CSV file', () => {
  it('takes UTF-8 with or without a byte-order mark, and tells the line a person sees', async () => {
    const text = `工号,姓名\r\n\r\n1,"王\n${rare}"\r\n,\r\n2,李\r\n`
    const rows = [
      { line: 1, cells: ['工号', '姓名'] },
      { line: 3, cells: ['1', `王\n${rare}`] },
      { line: 6, cells: ['2', '李'] },
    ]
    assert.deepEqual(await read(text), rows)
    assert.deepEqual(await read(`\uFEFF${text}`), rows)
  })

  it('takes GB 18030, rare characters included', async () => {
    assert.deepEqual(await cellsOf(iconv.encode(`工号,姓名\n1,王${rare}\n`, 'gb18030')), [
      ['工号', '姓名'],
      ['1', `王${rare}`],
    ])
  })

  it('keeps characters of four bytes whole wherever a piece of the file ends', async () => {
    for (let shift = 65_530; shift <= 65_537; shift++) {
      const cell = `${'a'.repeat(30_000)},${'b'.repeat(30_000)},${'c'.repeat(shift - 60_003)}${rare}`
      for (const bytes of [Buffer.from(cell), iconv.encode(cell, 'gb18030')]) {
        const file = Buffer.concat([Buffer.from('\n'), bytes])
        assert.equal((await cellsOf(file)).flat().join(','), cell)
      }
    }
  })

  it('reads more than 64 KiB of Chinese in one cell', async () => {
    const story = `${'支部党员大会'.repeat(4000)}${rare}`
    assert.ok(Buffer.byteLength(story) > 65_536)
    assert.deepEqual(await cellsOf(`标题\n${story}\n`), [['标题'], [story]])
    assert.deepEqual(await cellsOf(iconv.encode(`标题\n${story}\n`, 'gb18030')), [['标题'], [story]])
  })

  it('lets rows be short or long and quotes stand inside a cell: the feed judges them', async () => {
    assert.deepEqual(await cellsOf('a,b\n1\n1,2,3\n5"7,x\n'), [
      ['a', 'b'],
      ['1'],
      ['1', '2', '3'],
      ['5"7', 'x'],
    ])
  })

  it('names the line and byte that is no text', async () => {
    const header = Buffer.from('工号,姓名\n1,王\n2,')
    const wrong = { code: 'sheet-encoding', file: '人员.csv', line: 3, byte: header.length + 1 }
    assert.deepEqual(await refusal(Buffer.concat([header, Buffer.from([0xff, 0x0a])])), wrong)
    assert.deepEqual(await refusal(Buffer.concat([header, Buffer.from([0xe7, 0x8e, 0x0a])])), {
      ...wrong,
      byte: wrong.byte + 2,
    })
    const chinese = iconv.encode('工号,姓名\n1,王\n2,', 'gb18030')
    const broken = Buffer.concat([chinese, Buffer.from([0xff, 0x0a])])
    assert.deepEqual(await refusal(broken), { ...wrong, byte: chinese.length + 1 })
    assert.equal((await refusal(Buffer.from('工号,姓名\n', 'utf16le'))).code, 'sheet-encoding')
  })

  it('refuses an empty file, a quote never closed, a cell of 20 MB and a file of another kind', async () => {
    for (const nothing of ['', '\uFEFF', '\n\n', ' , \n'])
      assert.equal((await refusal(nothing)).code, 'sheet-empty')
    assert.deepEqual(await refusal('a,b\n1,"2\n3,4\n'), { code: 'sheet-format', file: '人员.csv', line: 3 })
    assert.deepEqual(await refusal(`a,b\n1,${'王'.repeat(32_768)}\n`), {
      code: 'sheet-cell-too-long',
      file: '人员.csv',
      line: 2,
      column: 2,
      limit: 32_767,
    })
    assert.equal((await refusal(`a,b\n1,"${'x'.repeat(20_000_000)}"\n`)).code, 'sheet-cell-too-long')
    assert.equal((await refusal(`${'a,'.repeat(300)}\n`)).code, 'sheet-too-wide')
    assert.equal((await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'), '人员.xls')).code, 'sheet-kind')
    assert.equal((await refusal('%PDF-1.7', '人员.pdf')).code, 'sheet-kind')
    assert.equal((await refusal(Buffer.alloc(101 * 1024 * 1024, 'a'))).code, 'sheet-too-large')
  })
})

describe('Reading an XLSX file', () => {
  it('gives days, numbers and long numbers as a person would type them', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: '人员',
          rows: [
            ['工号', '姓名', '公民身份号码', '出生日期', '金额', '大数', '小数', '党员', '无'],
            [
              7,
              `王${rare}`,
              '11010519491231002X',
              new Date(Date.UTC(1949, 11, 31)),
              0.1 + 0.2,
              1.5e22,
              1e-7,
              true,
              null,
            ],
            [null, ' '],
            ['0012', null, null, new Date(Date.UTC(2026, 0, 4, 13, 30))],
          ],
        },
        { name: '说明', rows: [['不读']] },
      ],
    })
    assert.deepEqual(await read(file, '人员.xlsx'), [
      {
        line: 1,
        cells: ['工号', '姓名', '公民身份号码', '出生日期', '金额', '大数', '小数', '党员', '无'],
      },
      {
        line: 2,
        cells: [
          '7',
          `王${rare}`,
          '11010519491231002X',
          '1949-12-31',
          '0.3',
          '15000000000000000000000',
          '0.0000001',
          'TRUE',
        ],
      },
      { line: 4, cells: ['0012', '', '', '2026-01-04 13:30:00'] },
    ])
  })

  it('understands dates in the formats of Chinese spreadsheets', async () => {
    for (const numFmt of [
      'yyyy"年"m"月"d"日"',
      '[$-804]yyyy"年"m"月"d"日";@',
      'yyyy/m/d',
      'yyyy\\-mm\\-dd',
    ]) {
      const file = await writeXlsx({
        sheets: [
          { name: '表', columns: [{ numFmt }], rows: [['入党日期'], [new Date('2021-07-01T00:00:00Z')]] },
        ],
      })
      assert.deepEqual(await cellsOf(file, '表.xlsx'), [['入党日期'], ['2021-07-01']], numFmt)
    }
  })

  it('refuses what is damaged, empty, protected or absurd without unpacking it', async () => {
    const name = '人员.xlsx'
    const good = await bytesOf(writeSheet({ name: '表', columns: [{ title: '工号' }] }, [['1']]))
    assert.equal((await refusal(good.subarray(0, good.length / 2), name)).code, 'sheet-format')
    assert.equal((await refusal(Buffer.from('PK\u0003\u0004'), name)).code, 'sheet-format')
    assert.equal((await refusal('工号\n1\n', name)).code, 'sheet-kind')
    assert.equal(
      (await refusal(await bytesOf(zip([{ name: 'a.txt', data: Buffer.from('a') }])), name)).code,
      'sheet-format',
    )
    assert.equal(
      (await refusal(await writeXlsx({ sheets: [{ name: '表', rows: [] }] }), name)).code,
      'sheet-empty',
    )
    const locked = await writeXlsx({
      sheets: [{ name: '表', rows: [['a']] }],
      encryption: { password: 'p', spinCount: 1 },
    })
    assert.equal((await refusal(locked, name)).code, 'sheet-kind')
    for (const file of [
      await bomb('xl/sharedStrings.xml', '<si><t>x</t></si>', 200),
      await bomb('xl/sharedStrings.xml', '<si/>', 30),
      await bomb('xl/worksheets/sheet1.xml', '<row/>', 70),
    ])
      assert.equal((await refusal(file, name)).code, 'sheet-zip-bomb')
    const lying = await bomb('xl/worksheets/sheet1.xml', '<row/>', 2)
    lying.writeUInt32LE(1000, lying.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24)
    assert.equal((await refusal(lying, name)).code, 'sheet-format')
  })

  it('refuses a cell of 20 MB or of one character too many, shared or in place, and a row of 16,384 columns', async () => {
    const where = { code: 'sheet-cell-too-long', file: '人员.xlsx', limit: 32_767 }
    for (const stringMode of ['shared', 'inline'] as const) {
      const holding = (cell: string) =>
        writeXlsx({ sheets: [{ name: '表', rows: [['工号'], ['王'], [cell]] }], stringMode })
      assert.deepEqual(await refusal(await holding('x'.repeat(20_000_000)), '人员.xlsx'), where)
      const tooMany = await refusal(await holding('王'.repeat(32_768)), '人员.xlsx')
      assert.deepEqual(tooMany, { ...where, line: 3, column: 1 })
      assert.equal((await read(await holding('&'.repeat(32_767)), '人员.xlsx')).length, 3)
    }
    const wide = await writeXlsx({ sheets: [{ name: '表', rows: [Array(16_384).fill(1)] }] })
    assert.equal((await refusal(wide, '人员.xlsx')).code, 'sheet-too-wide')
  })
})

/** An archive with one file of that name, which unpacks to so many megabytes of the text. */
async function bomb(name: string, text: string, megabytes: number): Promise<Buffer> {
  async function* pieces() {
    const piece = Buffer.alloc(1024 * 1024, text)
    for (let count = 0; count < megabytes; count++) yield piece
  }
  return bytesOf(zip([{ name, data: pieces() }]))
}
