import { createHash } from 'node:crypto'
import { affairOf } from '#features/approvals/actions.ts'
import { type Block, type DocumentKind, documentKindNames } from '#features/documents/rules.ts'
import { bagOf, type Entries, unzippedBag, zippedBag } from '#platform/bags.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { checkPdf } from '#platform/signing/pdf-check.ts'
import type { CheckedPaper, Retention } from '../rules.ts'
import { fourProperties } from '../rules.ts'
import { attachmentsOf, type PaperRow } from './queries.ts'
import {
  archiveMetadata,
  type Description,
  fileName,
  indexPage,
  metadataXml,
  type PackedFile,
  type PackedPaper,
} from './rules.ts'

const descriptionPath = 'data/元数据/归档信息.json'

/** The file of a paper that holds: the sealed one, else the typeset one. */
const digestOf = (paper: PaperRow) => paper.sealedFileDigest ?? paper.typesetDigest ?? ''

export type Filing = {
  archiveNumber: string
  retention: Retention
  organization: { code: string; name: string }
  subject: { kind: string; id: number }
  affairId: number | null
  /** 复文 before 来文. DA/T 22-2015 (M). */
  papers: PaperRow[]
}

/**
 * The package of an item: checked, described, bagged and zipped. Nothing is written.
 * @throws Refusal archive-check-failed
 */
export async function packItem(
  ctx: Context,
  filing: Filing,
): Promise<{ description: Description; zip: Buffer }> {
  const papers = filing.papers.map((paper, at) => packedPaper(paper, at))
  const bytesOf = new Map(
    filing.papers.map((paper, at) => [papers[at]?.path ?? '', ctx.files.get(digestOf(paper))]),
  )
  const { attachments, files } = await attached(ctx, filing.affairId)
  const passage = filing.affairId ? (await affairOf(ctx, filing.affairId)).timeline : []
  const [leading] = papers
  if (!leading) throw new Error('an item without a paper')
  const plain = {
    format: 'zhibu-archive-1' as const,
    archiveNumber: filing.archiveNumber,
    title: leading.title,
    responsible: leading.organization,
    formedOn: leading.issuedOn ?? ctx.today,
    retention: filing.retention,
    organization: filing.organization,
    subject: filing.subject,
    papers,
    attachments,
    passage: passage.map(({ at, name, title, words, opinion }) => ({ at, name, title, words, opinion })),
    words: filing.papers.flatMap(({ blocks }) => textOf(blocks as Block[])).join('\n'),
    filedAt: ctx.now.toISOString(),
    filedBy: ctx.actor.name,
  }
  const checked = await Promise.all(
    papers.map((paper) => checkPaper(paper, bytesOf.get(paper.path) as Buffer)),
  )
  const metadata = archiveMetadata({ ...plain, checks: [] })
  const checks = fourProperties({ papers: checked, metadata, passage: passage.length })
  const failed = checks.find(({ holds }) => !holds)
  if (failed)
    throw new Refusal('conflict', 'archive-check-failed', { title: failed.title, note: failed.note })

  const description: Description = { ...plain, checks }
  const payload: Entries = new Map([
    ['index.html', Buffer.from(indexPage(description))],
    ...bytesOf,
    ...files,
    ['元数据/元数据.xml', Buffer.from(metadataXml(description))],
    ['元数据/归档信息.json', Buffer.from(`${JSON.stringify(description, null, 1)}\n`)],
  ])
  const info = {
    'Source-Organization': filing.organization.name,
    'External-Identifier': filing.archiveNumber,
    'External-Description': leading.title,
  }
  const zip = await zippedBag(fileName(filing.archiveNumber), bagOf(payload, info, ctx.today))
  return { description, zip }
}

function packedPaper(paper: PaperRow, at: number): PackedPaper {
  const kind = paper.kind as DocumentKind
  const contact = [paper.contactName, paper.contactPhone].filter(Boolean).join('，')
  return {
    path: `正文/${String(at + 1).padStart(2, '0')} ${fileName(paper.title)}.pdf`,
    kind,
    kindName: documentKindNames[kind],
    title: paper.title,
    number: paper.number,
    organization: paper.organizationName,
    signatory: paper.signatory,
    addressee: paper.addressee,
    copyTo: paper.copyTo,
    contact: contact || null,
    issuedOn: paper.issuedOn,
    issuedBy: paper.issuedBy,
    pages: paper.pages ?? 0,
    status: paper.status,
    digest: digestOf(paper),
  }
}

async function attached(
  ctx: Context,
  affairId: number | null,
): Promise<{ attachments: PackedFile[]; files: [string, Buffer][] }> {
  const rows = affairId ? await attachmentsOf(ctx, affairId) : []
  const attachments = rows.map(({ name, bytes, digest }, at) => ({
    path: `附件/${String(at + 1).padStart(2, '0')} ${fileName(name)}`,
    name,
    bytes,
    digest,
  }))
  return { attachments, files: attachments.map(({ path, digest }) => [path, ctx.files.get(digest)]) }
}

const textOf = (blocks: Block[]) =>
  blocks.flatMap((block) => (block.k === 'table' ? [block.head, ...block.rows].flat() : [block.text]))

/** Scripts, actions at opening, embedded files: nothing of it belongs into a document. */
const activeContent = /\/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|RichMedia)\b/

async function checkPaper(paper: PackedPaper, bytes: Buffer): Promise<CheckedPaper> {
  const { fault, signatures } = await checkPdf(bytes, [])
  const broken = signatures.find((one) => one.fault)
  return {
    title: paper.title,
    number: paper.number,
    expected: paper.digest,
    found: createHash('sha256').update(bytes).digest('hex'),
    signatures: signatures.length,
    signatureFault:
      broken?.fault ??
      (fault === 'content-appended' || fault === 'changed-between-signatures' ? fault : null),
    readable: fault !== 'not-a-pdf',
    active: activeContent.test(bytes.toString('latin1')),
  }
}

/** What a package says of itself; null when it is none of ours. */
export function describedBy(zip: Buffer): { description: Description; entries: Entries } | null {
  const entries = unzippedBag(zip)
  const text = entries?.get(descriptionPath)?.toString('utf8')
  if (!entries || !text) return null
  const description = JSON.parse(text) as Description
  return description.format === 'zhibu-archive-1' ? { description, entries } : null
}
