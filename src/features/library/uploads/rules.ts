import type { MaterialKind } from '../rules.ts'

/** What may be brought into the library, and what each is allowed to weigh. */
const megabyte = 1_048_576

export const uploadKinds = [
  'pdf',
  'word',
  'slides',
  'sheet',
  'text',
  'subtitles',
  'picture',
  'audio',
  'video',
] as const
export type UploadKind = (typeof uploadKinds)[number]
export const uploadKindNames: Record<UploadKind, string> = {
  pdf: 'PDF 文档',
  word: 'Word 文档',
  slides: '演示文稿',
  sheet: '电子表格',
  text: '纯文本',
  subtitles: '字幕',
  picture: '图片',
  audio: '音频',
  video: '视频',
}
/** Which material a file of a kind makes; null where it goes with another one. */
export function materialKindOf(kind: UploadKind): MaterialKind | null {
  if (kind === 'subtitles') return null
  return kind === 'picture' || kind === 'audio' || kind === 'video' ? kind : 'document'
}
export const mostMegabytes: Record<UploadKind, number> = {
  pdf: 100,
  word: 50,
  slides: 100,
  sheet: 30,
  text: 5,
  subtitles: 2,
  picture: 30,
  audio: 300,
  video: 1024,
}
/** Those whose text is taken out. */
export const documentKinds = ['pdf', 'word', 'slides', 'sheet', 'text', 'subtitles'] as const
export const isDocument = (kind: UploadKind): kind is (typeof documentKinds)[number] =>
  (documentKinds as readonly string[]).includes(kind)

/** A file comes in pieces of this size; only the last one is smaller. */
export const pieceBytes = 2 * megabyte

type Look =
  | 'pdf'
  | 'zip'
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'webp'
  | 'mp4'
  | 'webm'
  | 'mp3'
  | 'ogg'
  | 'wav'
  | 'flac'
  | 'text'
type Ending = { kind: UploadKind; type: string; looks: readonly Look[] }

const office = 'application/vnd.openxmlformats-officedocument'
/** By the ending of the name: what it is, how it is called in HTTP, and how its first bytes must look. */
const endings: Record<string, Ending> = {
  pdf: { kind: 'pdf', type: 'application/pdf', looks: ['pdf'] },
  docx: { kind: 'word', type: `${office}.wordprocessingml.document`, looks: ['zip'] },
  pptx: { kind: 'slides', type: `${office}.presentationml.presentation`, looks: ['zip'] },
  xlsx: { kind: 'sheet', type: `${office}.spreadsheetml.sheet`, looks: ['zip'] },
  txt: { kind: 'text', type: 'text/plain', looks: ['text'] },
  srt: { kind: 'subtitles', type: 'text/plain', looks: ['text'] },
  vtt: { kind: 'subtitles', type: 'text/vtt', looks: ['text'] },
  jpg: { kind: 'picture', type: 'image/jpeg', looks: ['jpeg'] },
  jpeg: { kind: 'picture', type: 'image/jpeg', looks: ['jpeg'] },
  png: { kind: 'picture', type: 'image/png', looks: ['png'] },
  gif: { kind: 'picture', type: 'image/gif', looks: ['gif'] },
  webp: { kind: 'picture', type: 'image/webp', looks: ['webp'] },
  mp3: { kind: 'audio', type: 'audio/mpeg', looks: ['mp3'] },
  m4a: { kind: 'audio', type: 'audio/mp4', looks: ['mp4'] },
  ogg: { kind: 'audio', type: 'audio/ogg', looks: ['ogg'] },
  wav: { kind: 'audio', type: 'audio/wav', looks: ['wav'] },
  flac: { kind: 'audio', type: 'audio/flac', looks: ['flac'] },
  mp4: { kind: 'video', type: 'video/mp4', looks: ['mp4'] },
  m4v: { kind: 'video', type: 'video/mp4', looks: ['mp4'] },
  webm: { kind: 'video', type: 'video/webm', looks: ['webm'] },
}

/** The same for whoever picks files. */
export const acceptedEndings = Object.keys(endings).map((ending) => `.${ending}`)

const endingOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
const known = (name: string): Ending | null => endings[endingOf(name)] ?? null

export const kindOfName = (name: string): UploadKind | null => known(name)?.kind ?? null
export const typeOfName = (name: string): string => known(name)?.type ?? 'application/octet-stream'

/** Those that could be brought if they were saved as something else: what to do is said. */
const advised: Record<string, string> = {
  svg: 'upload-svg',
  html: 'upload-html',
  htm: 'upload-html',
  mhtml: 'upload-html',
  xhtml: 'upload-html',
  xml: 'upload-html',
  doc: 'upload-old-office',
  ppt: 'upload-old-office',
  xls: 'upload-old-office',
  wps: 'upload-old-office',
  dps: 'upload-old-office',
  et: 'upload-old-office',
  docm: 'office-macros',
  pptm: 'office-macros',
  xlsm: 'office-macros',
  zip: 'upload-archive',
  rar: 'upload-archive',
  '7z': 'upload-archive',
}

type Facts = Record<string, string | number>
export type Why = { code: string; facts: Facts } | null

/** Why a file of this name and size is not begun with: said before a byte of it is sent. */
export function whyNotBegin({ name, bytes }: { name: string; bytes: number }): Why {
  const what = known(name)
  if (!what) return { code: advised[endingOf(name)] ?? 'upload-kind', facts: { name } }
  if (bytes <= 0) return { code: 'upload-empty', facts: { name } }
  const megabytes = mostMegabytes[what.kind]
  if (bytes > megabytes * megabyte)
    return { code: 'upload-large', facts: { name, kind: uploadKindNames[what.kind], megabytes } }
  return null
}

const mostCover = 5

/** Why a picture is not taken for a film on its way. */
export function whyNotCover(kind: UploadKind, bytes: number): Why {
  if (kind !== 'video') return { code: 'upload-cover-kind', facts: {} }
  return bytes > mostCover * megabyte ? { code: 'upload-cover-large', facts: { megabytes: mostCover } } : null
}

/** Why a piece is not taken: it does not go on where the last one ended, or is not as long as it must be. */
export function whyNotPiece(
  upload: { bytes: number; received: number; state: string },
  piece: { offset: number; bytes: number },
): Why {
  if (upload.state !== 'arriving' || piece.offset !== upload.received)
    return { code: 'upload-offset', facts: { received: upload.received } }
  const due = Math.min(pieceBytes, upload.bytes - upload.received)
  return piece.bytes === due ? null : { code: 'upload-piece', facts: { due } }
}

/** Why the content is not what the name says, by its first bytes. */
export function whyNotContent(name: string, head: Uint8Array): Why {
  const look = lookOf(head)
  if (known(name)?.looks.includes(look as Look)) return null
  if (look === 'markup') return { code: 'upload-markup', facts: { name } }
  if (look === 'program') return { code: 'upload-program', facts: { name } }
  if (look === 'ole') return { code: 'upload-ole', facts: { name } }
  return { code: 'upload-other', facts: { name, found: lookNames[look] ?? '无法识别的内容' } }
}

const lookNames: Record<string, string> = {
  pdf: 'PDF 文档',
  zip: '压缩包或 Office 文档',
  jpeg: 'JPEG 图片',
  png: 'PNG 图片',
  gif: 'GIF 图片',
  webp: 'WebP 图片',
  mp4: 'MP4 音视频',
  webm: 'WebM 视频',
  mp3: 'MP3 音频',
  ogg: 'Ogg 音频',
  wav: 'WAV 音频',
  flac: 'FLAC 音频',
  text: '纯文本',
}

/** The marks that formats begin with; in hexadecimal, a dot for any digit. */
const marks: [string, RegExp][] = [
  ['pdf', /^255044462d/],
  ['zip', /^504b0304/],
  ['jpeg', /^ffd8ff/],
  ['png', /^89504e470d0a1a0a/],
  ['gif', /^47494638(?:37|39)61/],
  ['webp', /^52494646.{8}57454250/],
  ['wav', /^52494646.{8}57415645/],
  ['mp4', /^.{8}66747970/],
  ['webm', /^1a45dfa3/],
  ['mp3', /^(?:494433|fff[abe23])/],
  ['ogg', /^4f676753/],
  ['flac', /^664c6143/],
  ['program', /^(?:4d5a|7f454c46|cafebabe|feedfac|cefaedfe|cffaedfe|2321)/],
  ['ole', /^d0cf11e0a1b11ae1/],
]

function lookOf(head: Uint8Array): string {
  const first = [...head.slice(0, 32)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const mark = marks.find(([, sign]) => sign.test(first))
  if (mark) return mark[0]
  const words = String.fromCharCode(...head.slice(0, 1024)).toLowerCase()
  if (/<(?:!doctype|html|svg|script|\?xml|body|iframe)/.test(words)) return 'markup'
  return head.slice(0, 4096).includes(0) ? 'unknown' : 'text'
}
