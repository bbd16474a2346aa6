/** What may be attached: documents, sheets, pictures and archives, none that a computer would run. */
const attachable = [
  'pdf',
  'ofd',
  'doc',
  'docx',
  'wps',
  'xls',
  'xlsx',
  'et',
  'ppt',
  'pptx',
  'dps',
  'txt',
  'csv',
  'jpg',
  'jpeg',
  'png',
  'zip',
] as const

/** The same for whoever picks a file. */
export const accepted = attachable.map((ending) => `.${ending}`).join(',')

const megabyte = 1_048_576
const mostBytes = 20 * megabyte
const mostFiles = 30

const ending = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Why a file may not be attached. */
export function whyNotAttach(file: { name: string; bytes: number }, already: number): string | null {
  if (!(attachable as readonly string[]).includes(ending(file.name))) return 'attachment-kind'
  if (file.bytes === 0) return 'attachment-empty'
  if (file.bytes > mostBytes) return 'attachment-large'
  return already >= mostFiles ? 'attachment-many' : null
}
