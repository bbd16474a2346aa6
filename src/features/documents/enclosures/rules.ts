/** What may go along with a document: documents, sheets and pictures, nothing that a computer would run. */
export const enclosable = [
  'pdf',
  'ofd',
  'doc',
  'docx',
  'wps',
  'xls',
  'xlsx',
  'et',
  'jpg',
  'jpeg',
  'png',
] as const

const mostBytes = 20 * 1_048_576
const mostFiles = 10

const endingOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Why a file cannot go along; null when it can. */
export function whyNotEnclose(file: { name: string; bytes: number }, already: number): string | null {
  if (!(enclosable as readonly string[]).includes(endingOf(file.name))) return 'enclosure-kind'
  if (file.bytes === 0) return 'enclosure-empty'
  if (file.bytes > mostBytes) return 'enclosure-large'
  return already >= mostFiles ? 'enclosure-many' : null
}

/** How it is called in 附件说明: without the file's ending. GB/T 9704-2012 7.3.4 (V): 附件名称后不加标点符号. */
export const enclosureTitle = (name: string) => name.replace(/\.[^.]+$/, '').replace(/[。，、；;,.\s]+$/, '')
