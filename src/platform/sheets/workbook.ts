import { writeXlsx } from 'hucre/xlsx'
import { type Mark, markNow, markWords } from '../mark.ts'
import { type BodyStyles, bodyXml } from './body.ts'
import { frameOf, type SheetLayout, sheetNames } from './layout.ts'
import { unzip, type ZipPart, zip, zipEntries } from './zip.ts'

/** A sheet to write: rows hold one value per column: text, number, boolean (是/否), day, null. */
export type SheetContent = { layout: SheetLayout; rows: AsyncIterable<unknown[]> | Iterable<unknown[]> }

/** Streams an XLSX file of one sheet. See writeWorkbook. */
export const writeSheet = (layout: SheetLayout, rows: SheetContent['rows']): ReadableStream<Uint8Array> =>
  writeWorkbook([{ layout, rows }])

/**
 * Streams an XLSX file. The library lays out an empty workbook; the rows are then streamed into it, pulled only as
 * fast as the reader takes the bytes, so that memory does not grow with their number. No cell is ever a formula.
 * The same rows give the same bytes, but for the mark of whoever takes them out (platform/mark.ts). An error of the rows breaks the stream.
 * @throws Refusal sheet-cell-too-long {file, line, column, limit}, sheet-too-many-rows {file, limit}, in the stream
 */
export const writeWorkbook = (sheets: SheetContent[]): ReadableStream<Uint8Array> =>
  ReadableStream.from(pieces(sheets, markNow()))

// The workbook's date; a moment of its own would make every export of the same rows differ.
const written = new Date('1980-01-01T00:00:00Z')

async function* pieces(sheets: SheetContent[], mark: Mark | undefined): AsyncGenerator<Uint8Array> {
  const names = sheetNames(sheets.map(({ layout }) => layout))
  const frames = sheets.map(({ layout }, index) => frameOf(layout, names[index] ?? '表', mark))
  const empty = await writeXlsx({
    sheets: frames.map(({ sheet }) => sheet),
    stringMode: 'inline',
    defaultFont: { name: '宋体', size: 11 },
    properties: {
      created: written,
      modified: written,
      ...(mark && { creator: mark.name, keywords: mark.code, description: markWords(mark) }),
    },
  })
  const files = (zipEntries(empty) ?? []).map((entry) => ({ name: entry.name, data: unzip(empty, entry) }))
  const quoted = styleCount(files.find(({ name }) => name === stylesPart)?.data)
  const parts = files.map(({ name, data }): ZipPart => {
    if (name === stylesPart) return { name, data: withQuotedStyles(data) }
    const number = Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1])
    const [content, frame] = [sheets[number - 1], frames[number - 1]]
    return { name, data: content && frame ? filled(data.toString(), content, frame.rowsAbove, quoted) : data }
  })
  yield* zip(parts)
}

/** The sheet of the frame with its sample rows replaced by the real ones. */
async function* filled(
  xml: string,
  content: SheetContent,
  above: number,
  quoted: number,
): AsyncGenerator<Uint8Array> {
  const sample = xml.indexOf(`<row r="${above + 1}"`)
  const end = xml.indexOf('</sheetData>')
  const numbers = [...xml.slice(sample, end).matchAll(/<c [^>]*?s="(\d+)"/g)].map((match) => Number(match[1]))
  const width = content.layout.columns.length
  const styles: BodyStyles = {
    columns: numbers.slice(0, width),
    note: numbers[width] ?? 0,
    quoted,
  }
  yield Buffer.from(xml.slice(0, sample).replace(/<dimension [^>]*\/>/, ''))
  for await (const piece of bodyXml(content.layout, content.rows, styles, above)) yield Buffer.from(piece)
  yield Buffer.from(xml.slice(end))
}

const stylesPart = 'xl/styles.xml'
const cellStyles = /<cellXfs count="(\d+)">(.*?)<\/cellXfs>/s

function styleCount(xml: Buffer | undefined): number {
  const count = Number(cellStyles.exec(xml?.toString() ?? '')?.[1])
  if (!count) throw new Error('the library wrote a workbook without cell styles')
  return count
}

/** Every cell style a second time, marked as text that merely looks like something else (quotePrefix). */
function withQuotedStyles(xml: Buffer): Uint8Array {
  return Buffer.from(
    xml.toString().replace(cellStyles, (_, count: string, all: string) => {
      const quoted = all.replaceAll('<xf ', '<xf quotePrefix="1" ')
      return `<cellXfs count="${Number(count) * 2}">${all}${quoted}</cellXfs>`
    }),
  )
}
