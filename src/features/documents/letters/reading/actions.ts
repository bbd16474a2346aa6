import { type Day, dayIn, formatDay } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { printOfficial, showOfficial, showStored } from '#platform/print.ts'
import { markVoided } from '#platform/signing/void-mark.ts'
import { writeWord } from '#platform/word.ts'
import { enclosuresOf } from '../../enclosures/queries.ts'
import { organizationNames } from '../../register/queries.ts'
import { documentKindNames, documentStatusNames } from '../../rules.ts'
import { pinnedTemplate } from '../../templates/actions.ts'
import { repliesTo } from '../../templates/replies/rules.ts'
import type { Template } from '../../templates/rules.ts'
import { sheetOf } from '../../typesetting/actions.ts'
import { words } from '../../words.ts'
import type { DocumentQuestion, letters } from '../contract.ts'
import { digestOfFile, documentSeen, linkedDocument, replyTo, type SeenDocument } from '../queries.ts'
import type { Finding } from '../rules.ts'
import { askedValues, findingsFor } from '../texts/actions.ts'
import { countDocuments, documentsWithin, pageOfDocuments } from './queries.ts'

/** @throws Refusal not-found */
export async function seeDocument(ctx: Context, id: number): Promise<SeenDocument> {
  const seen = await documentSeen(ctx, id)
  if (!seen) throw new Refusal('not-found', 'not-found', { id })
  return seen
}

const told = (findings: Finding[]) =>
  findings.map(({ code, facts }) => ({ code, sentence: words[code]?.(facts) ?? code }))

const findingsOfDraft = async (ctx: Context, document: SeenDocument) =>
  document.status === 'draft' ? told(await findingsFor(ctx, document)) : []

const linked = async (ctx: Context, id: number | null | undefined) => {
  const found = id ? await linkedDocument(ctx, id) : null
  return found && { id: found.id, title: found.title, number: found.number, status: found.status }
}

/** A document with everything its page shows. */
export async function showDocument(ctx: Context, id: number) {
  const document = await seeDocument(ctx, id)
  const template = await pinnedTemplate(ctx, document)
  const asksHere = document.kind === 'request' && document.status === 'issued' && document.received
  const reply = document.kind === 'request' ? await replyTo(ctx, id) : undefined
  // A reply that is still being drafted is nobody's business below.
  const shownReply = reply && (reply.issuedAt || document.received) ? reply.id : null
  return {
    ...document,
    sealed: document.sealedAt !== null,
    voidedOn: voidedOn(document),
    typeset: document.typesetFileId !== null,
    fields: template.content.fields,
    addresseeOpen: document.addresseeId === null && template.content.addressee === null,
    enclosures: await enclosuresOf(ctx, id),
    jointNames: await organizationNames(ctx, document.jointIds),
    answers: await linked(ctx, document.answersId),
    asked: document.status === 'draft' ? await askedOf(ctx, document, template) : {},
    reply: await linked(ctx, shownReply),
    replyTemplates: asksHere && !reply ? repliesTo(document.templateKey) : null,
    findings: await findingsOfDraft(ctx, document),
  }
}

const askedOf = (ctx: Context, { answersId }: SeenDocument, template: Template) =>
  askedValues(ctx, template, answersId === null ? null : { id: answersId })

const pathOf = async (ctx: Context, { organizationId }: DocumentQuestion) =>
  organizationId ? (await getOrganization(ctx, organizationId)).path : null

type Reading = Pick<ActionsOf<typeof letters>, 'list' | 'export' | 'get' | 'preview' | 'file' | 'word'>

export const readingActions: Reading = {
  async list(ctx, asked) {
    const found = documentsWithin(ctx, asked, await pathOf(ctx, asked))
    const rows = await pageOfDocuments(found, asked, asked)
    return {
      rows: rows.map((row) => ({ ...row, sealed: row.sealedAt !== null })),
      total: await countDocuments(found),
    }
  },

  async export(ctx, asked) {
    const path = await pathOf(ctx, asked)
    const total = await countDocuments(documentsWithin(ctx, asked, path))
    ctx.record({
      action: 'documents.exported',
      subject: { kind: 'documents', id: 'documents' },
      path,
      after: { ...asked, total },
    })
    return listFile(ctx, asked, path)
  },

  get: (ctx, { id }) => showDocument(ctx, id),

  async preview(ctx, { id }) {
    const { document, sheet, day, findings, digest } = await ctx.transaction(async (inside) => {
      const document = await seeDocument(inside, id)
      return {
        document,
        sheet: await sheetOf(inside, document),
        day: document.issuedOn ?? inside.today,
        findings: await findingsOfDraft(inside, document),
        digest: await storedDigest(inside, document),
      }
    })
    if (digest === null) {
      const { svg, pages, seals } = await showOfficial(sheet, day)
      return { svg, pages, seals, findings }
    }
    const shown = await showStored(await handedOut(document, await ctx.files.get(digest)))
    return { ...shown, seals: document.sealPlaces ?? [], findings }
  },

  async file(ctx, { id }) {
    const document = await seeDocument(ctx, id)
    const digest = await storedDigest(ctx, document)
    if (digest === null) await refuseBoxes(ctx, document)
    const sheet = await sheetOf(ctx, document)
    const day = document.issuedOn ?? ctx.today
    const { files } = ctx
    return {
      name: `${nameOf(document)}.pdf`,
      type: 'application/pdf',
      async *body() {
        const pdf = digest === null ? (await printOfficial(sheet, day)).pdf : await files.get(digest)
        yield handedOut(document, pdf)
      },
    }
  },

  async word(ctx, { id }) {
    const document = await seeDocument(ctx, id)
    const sheet = await sheetOf(ctx, document)
    return {
      name: `${nameOf(document)}.docx`,
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      async *body() {
        yield await writeWord(sheet)
      },
    }
  },
}

/** The file that was sealed, else typeset; null while there is none. */
async function storedDigest(ctx: Context, document: SeenDocument): Promise<string | null> {
  const stored = document.sealedFileId ?? document.typesetFileId
  return stored === null ? null : digestOfFile(ctx, stored)
}

const voidedOn = ({ voidedAt }: SeenDocument): Day | null => (voidedAt ? dayIn(new Date(voidedAt)) : null)

/** What was voided is handed out with a mark on a copy; the stored file, with its signatures, stays as it is. */
async function handedOut(document: SeenDocument, pdf: Buffer): Promise<Buffer> {
  const on = voidedOn(document)
  if (on === null) return pdf
  const { number, voidedBecause } = document
  return markVoided(pdf, { number: number ?? '', on: formatDay(on), because: voidedBecause ?? '' })
}

/** What would be printed as boxes is not printed at all. */
async function refuseBoxes(ctx: Context, document: SeenDocument): Promise<void> {
  const found = (await findingsFor(ctx, document)).find(({ code }) => code === 'document-unprintable')
  if (found) throw new Refusal('conflict', found.code, found.facts)
}

const nameOf = ({ number, title }: SeenDocument) =>
  `${number ?? '草稿'} ${title}`.replace(/[/\\:*?"<>|\n]/g, '_')

const titles = [
  '发文字号',
  '标题',
  '文种',
  '发文机关',
  '主送',
  '签发人',
  '成文日期',
  '状态',
  '印章',
  '起草人',
]

function listFile({ reach, today }: Context, asked: DocumentQuestion, path: string | null): Download {
  const columns = titles.map((title) => ({
    title,
    kind: title === '成文日期' ? ('day' as const) : ('text' as const),
  }))
  return listSheet(
    `公文_${today}`,
    { name: '公文', columns, frozenColumns: 2 },
    (db, page) => pageOfDocuments(documentsWithin({ db, reach }, asked, path), asked, page),
    (row) => [
      row.number,
      row.title,
      documentKindNames[row.kind],
      row.organizationName,
      row.addressee,
      row.signatory,
      row.issuedOn,
      documentStatusNames[row.status],
      row.sealedAt ? '已用印' : '',
      row.createdBy,
    ],
  )
}
