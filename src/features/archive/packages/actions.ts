import { createHash } from 'node:crypto'
import { type Block, type DocumentKind, documentKindNames } from '#features/documents/rules.ts'
import { bagOf, type Entries, unzippedBag, zippedBag } from '#platform/bags.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { holdsActiveContent } from '#platform/signing/active-content.ts'
import { checkPdf } from '#platform/signing/pdf-check.ts'
import type { CheckedPaper, PaperFacts, Retention } from '../rules.ts'
import { fourProperties } from '../rules.ts'
import type { SubjectKind } from '../subjects/rules.ts'
import type { PaperRow } from './queries.ts'
import {
  archiveMetadata,
  type Description,
  fileName,
  indexPage,
  metadataXml,
  type PackedFile,
  type PackedPaper,
  type PassageLine,
} from './rules.ts'

const descriptionPath = 'data/元数据/归档信息.json'

/** A paper that can be packed: what is said of it, and its bytes when they are asked for. */
export type Source = Omit<PackedPaper, 'path' | 'digest' | 'pages' | 'status'> & {
  status: PaperFacts['status']
  /** Bears a number of its own, as official documents do. */
  numbered: boolean
  typeset: boolean
  sealWaits: boolean
  /** What it says, for search. */
  words: string
  /** Is typeset when it is read, which takes its time and nothing of the database: before the transaction that files it. */
  printed?: true
  /** `digest` as the register has it; null for what is made of the register just now. */
  read: (ctx: Context) => Promise<{ bytes: Buffer; pages: number; digest: string | null }>
}

/** What a finished affair hands to the archive. */
export type Finished = {
  subject: { kind: SubjectKind; id: number }
  organization: { id: number; code: string; name: string; path: string }
  /** Its line in the table of periods. */
  affair: string
  ended: boolean
  /** What the item is called; null: as its first paper. */
  title: string | null
  papers: Source[]
  attachments: { name: string; bytes: number; digest: string }[]
  passage: PassageLine[]
}

/** An official document: the file that holds is the sealed one, else the typeset one. */
export function officialPaper(paper: PaperRow): Source {
  const kind = paper.kind as DocumentKind
  const contact = [paper.contactName, paper.contactPhone].filter(Boolean).join('，')
  const digest = paper.sealedFileDigest ?? paper.typesetDigest ?? ''
  return {
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
    status: paper.status as PaperFacts['status'],
    numbered: true,
    typeset: paper.typesetDigest !== null,
    sealWaits: paper.sealWaits,
    words: textOf(paper.blocks as Block[]).join('\n'),
    read: async (ctx) => ({ bytes: await ctx.files.get(digest), pages: paper.pages ?? 0, digest }),
  }
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Papers with their bytes, each below its place in the package. */
async function packedPapers(ctx: Context, sources: Source[]) {
  const packed: { paper: PackedPaper; bytes: Buffer; numbered: boolean }[] = []
  for (const [at, source] of sources.entries()) {
    const {
      numbered,
      typeset: _typeset,
      sealWaits: _waits,
      words: _words,
      printed: _,
      read,
      ...said
    } = source
    const { bytes, pages, digest } = await read(ctx)
    const path = `正文/${String(at + 1).padStart(2, '0')} ${fileName(said.title)}.pdf`
    packed.push({ paper: { ...said, path, pages, digest: digest ?? digestOf(bytes) }, bytes, numbered })
  }
  return packed
}

/**
 * The package of an item: checked, described, bagged and zipped. Nothing is written.
 * @throws Refusal archive-check-failed
 */
export async function packItem(
  ctx: Context,
  { organization, subject, title, papers: sources, passage, ...finished }: Finished,
  { archiveNumber, retention }: { archiveNumber: string; retention: Retention },
): Promise<{ description: Description; zip: Buffer }> {
  const packed = await packedPapers(ctx, sources)
  const papers = packed.map(({ paper }) => paper)
  const attachments = attached(finished.attachments)
  const [leading] = papers
  if (!leading) throw new Error('an item without a paper')
  const plain = {
    format: 'zhibu-archive-1' as const,
    archiveNumber,
    title: title ?? leading.title,
    responsible: leading.organization,
    formedOn: leading.issuedOn ?? ctx.today,
    retention,
    organization: { code: organization.code, name: organization.name },
    subject,
    papers,
    attachments,
    passage,
    words: sources.map(({ words }) => words).join('\n'),
    filedAt: ctx.now.toISOString(),
    filedBy: ctx.actor.name,
  }
  const checked = await Promise.all(packed.map(checkPaper))
  const metadata = archiveMetadata({ ...plain, checks: [] })
  const checks = fourProperties({ papers: checked, metadata, passage: passage.length })
  const failed = checks.find(({ holds }) => !holds)
  if (failed)
    throw new Refusal('conflict', 'archive-check-failed', { title: failed.title, note: failed.note })

  const description: Description = { ...plain, checks }
  const enclosed: [string, Buffer][] = []
  for (const { path, digest } of attachments) enclosed.push([path, await ctx.files.get(digest)])
  const payload: Entries = new Map([
    ['index.html', Buffer.from(indexPage(description))],
    ...packed.map(({ paper, bytes }): [string, Buffer] => [paper.path, bytes]),
    ...enclosed,
    ['元数据/元数据.xml', Buffer.from(metadataXml(description))],
    ['元数据/归档信息.json', Buffer.from(`${JSON.stringify(description, null, 1)}\n`)],
  ])
  const info = {
    'Source-Organization': organization.name,
    'External-Identifier': archiveNumber,
    'External-Description': description.title,
  }
  const zip = await zippedBag(fileName(archiveNumber), bagOf(payload, info, ctx.today))
  return { description, zip }
}

const attached = (files: Finished['attachments']): PackedFile[] =>
  files.map((file, at) => ({
    path: `附件/${String(at + 1).padStart(2, '0')} ${fileName(file.name)}`,
    ...file,
  }))

const textOf = (blocks: Block[]) =>
  blocks.flatMap((block) => (block.k === 'table' ? [block.head, ...block.rows].flat() : [block.text]))

async function checkPaper({
  paper,
  bytes,
  numbered,
}: {
  paper: PackedPaper
  bytes: Buffer
  numbered: boolean
}): Promise<CheckedPaper> {
  const { fault, signatures } = await checkPdf(bytes, [])
  const broken = signatures.find((one) => one.fault)
  return {
    title: paper.title,
    numbered: !numbered || paper.number !== null,
    expected: paper.digest,
    found: digestOf(bytes),
    signatures: signatures.length,
    signatureFault:
      broken?.fault ??
      (fault === 'content-appended' || fault === 'changed-between-signatures' ? fault : null),
    readable: fault !== 'not-a-pdf',
    active: await holdsActiveContent(bytes),
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
