import { inThread, type Limits } from './limited-thread.ts'
import type { ArchiveFault } from './text/archive.ts'
import type { OfficeFault, OfficeKind } from './text/office.ts'
import type { Part } from './text/parts.ts'
import type { PdfFault } from './text/pdf.ts'

export type { Part } from './text/parts.ts'

export type DocumentKind = OfficeKind | 'pdf' | 'text' | 'subtitles'
/** Why a document is not taken, or its text is not to be had. */
export type DocumentFault = ArchiveFault | OfficeFault | PdfFault | 'text-damaged' | 'document-heavy'

/** `look`: whether it is what it says, and does nothing by itself; of a PDF its first page as a picture. `read`: its text. */
export type DocumentTask = { want: 'look' | 'read'; kind: DocumentKind; bytes: Uint8Array }
export type DocumentAnswer = { fault: DocumentFault } | { parts: Part[]; picture?: Picture | undefined }
/** The first page, as a PNG. */
export type Picture = { bytes: Uint8Array; width: number; height: number }

/** Whatever stands in it: longer than this, and with more memory than this, nothing is looked at. */
const limits: Limits = { milliseconds: 120_000, megabytes: 768 }

const module = new URL('./text/worker.ts', import.meta.url)
let turn: Promise<unknown> = Promise.resolve()

/**
 * Looks at a stranger's document, or takes its text out, in a thread of its own that ends with it, one after the other:
 * what it costs is limited, and what it breaks is that thread.
 */
export function openDocument(task: DocumentTask, within = limits): Promise<DocumentAnswer> {
  const mine = turn.then(() => inThread<DocumentAnswer>(module, task, within, { fault: 'document-heavy' }))
  turn = mine
  return mine
}
