import { Worker } from 'node:worker_threads'
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
const limits = { milliseconds: 120_000, megabytes: 768 }

let turn: Promise<unknown> = Promise.resolve()

/**
 * Looks at a stranger's document, or takes its text out, in a thread of its own that ends with it, one after the other:
 * what it costs is limited, and what it breaks is that thread.
 */
export function openDocument(task: DocumentTask, within = limits): Promise<DocumentAnswer> {
  const mine = turn.then(() => inThread(task, within))
  turn = mine
  return mine
}

function inThread(task: DocumentTask, within: typeof limits): Promise<DocumentAnswer> {
  const worker = new Worker(new URL('./text/worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: within.megabytes },
    // What the libraries print of a bad document is of no use to anybody.
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const done = (answer: DocumentAnswer) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => done({ fault: 'document-heavy' }), within.milliseconds)
    worker.once('message', done)
    worker.once('error', () => done({ fault: 'document-heavy' }))
    worker.postMessage(task)
  })
}
