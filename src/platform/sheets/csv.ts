/**
 * Streams a CSV file that Excel opens: UTF-8 with a byte-order mark, CRLF, quoted as RFC 4180 says. Text that a
 * spreadsheet would run as a formula gets a single quote in front of it; numbers are never touched.
 */
export function writeCsv(
  header: string[],
  rows: AsyncIterable<unknown[]> | Iterable<unknown[]>,
): ReadableStream<Uint8Array> {
  return ReadableStream.from(pieces(header, rows))
}

async function* pieces(
  header: string[],
  rows: AsyncIterable<unknown[]> | Iterable<unknown[]>,
): AsyncGenerator<Uint8Array> {
  let text = `\uFEFF${line(header)}`
  for await (const row of rows) {
    text += line(row)
    if (text.length < 32_768) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text) yield Buffer.from(text)
}

const line = (cells: unknown[]) => `${cells.map(cell).join(',')}\r\n`

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'string') return String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
