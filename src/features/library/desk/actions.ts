import { coversEverything } from '#basics/reach.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { safeText } from '#platform/safe-html.ts'
import { tellCheckers, tellSubmitter } from '../checking/actions.ts'
import { copyTracks } from '../reading/tracks/queries.ts'
import { type MaterialKind, validityOf } from '../rules.ts'
import { byArticles } from '../texts/rules.ts'
import { takeUpload } from '../uploads/actions.ts'
import { getUpload } from '../uploads/queries.ts'
import { materialKindOf } from '../uploads/rules.ts'
import type { desk } from './contract.ts'
import { factsNow, holdFor, note, show } from './keeping/actions.ts'
import {
  countKept,
  getKept,
  type Kept,
  knownShelves,
  listKept,
  pageOfKept,
  type VersionRow,
} from './queries.ts'
import { approvers, endsBefore, whyNotDays, whyNotSubmit } from './rules.ts'
import { deskSheet } from './sheets/actions.ts'
import { replace, succeed } from './succession/actions.ts'
import {
  copyAsDraft,
  copyTextOfFile,
  discardDraft,
  insertMaterial,
  isBeingRead,
  type MaterialFacts,
  saveDraft,
  setFacts,
  setPublished,
  setReturned,
  setState,
  setSubmitted,
  setWithdrawn,
  type VersionWords,
} from './writing/queries.ts'

type Saved = MaterialFacts & { body: string | null; address: string | null } & Pick<
    VersionWords,
    'source' | 'changeNote'
  >

const wordsOf = ({ title, body, address, source, changeNote }: Saved): VersionWords => ({
  title,
  text: body === null ? null : byArticles(safeText(body)),
  address,
  source,
  changeNote,
})

const factsOf = ({ body: _, address: _a, source: _s, changeNote: _c, ...facts }: Saved): MaterialFacts =>
  facts

const checked = ({ id, title, path }: Pick<Kept, 'id' | 'title' | 'path'>) => ({
  about: { kind: 'material', id },
  what: '资料',
  title,
  path,
  link: `/library/desk/${id}`,
})

/** Whether the facts may be: known shelves, days in order, an audience within reach. @throws Refusal */
async function refuseUnsound(ctx: Context, facts: MaterialFacts): Promise<void> {
  const days = whyNotDays(facts)
  if (days) throw new Refusal('invalid', days.code, { field: days.field })
  const known = await knownShelves(ctx, facts.columnId, facts.topicIds)
  if (!known.column) throw new Refusal('invalid', 'library-column-unknown', { field: 'columnId' })
  if (known.topics < new Set(facts.topicIds).size)
    throw new Refusal('invalid', 'library-topic-unknown', { field: 'topicIds' })
  if (facts.audienceId) await getOrganization(ctx, facts.audienceId)
  else if (!coversEverything(ctx.reach))
    throw new Refusal('invalid', 'material-audience-needed', { field: 'audienceId' })
}

/** The file that was brought, taken for a material of its kind. @throws Refusal */
async function takeFor(ctx: Context, kind: MaterialKind, uploadId: number): Promise<number> {
  const upload = await getUpload(ctx, uploadId)
  if (materialKindOf(upload.kind) !== kind)
    throw new Refusal('invalid', 'material-file-unfit', { field: 'uploadId', name: upload.name })
  return (await takeUpload(ctx, uploadId)).id
}

/** The text of the file becomes the version's, to be searched and led to. @throws Refusal material-file-reading */
async function takeTextOfFile(ctx: Context, versionId: number): Promise<void> {
  if (await isBeingRead(ctx, versionId)) throw new Refusal('conflict', 'material-file-reading')
  await copyTextOfFile(ctx, versionId)
}

export const deskActions: ActionsOf<typeof desk> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    const found = listKept(ctx, asked)
    const rows = await pageOfKept(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return {
      rows: rows.map((row) => ({ ...row, validity: validityOf(row, ctx.today) })),
      total: await countKept(found),
    }
  },

  export: (ctx, { sort, descending, ...asked }) => deskSheet(ctx, asked, { sort, descending }),

  get: (ctx, { id }) => show(ctx, id),

  async create(ctx, { kind, uploadId, ...saved }) {
    const facts = factsOf(saved)
    await refuseUnsound(ctx, facts)
    const file = uploadId === null ? null : await takeFor(ctx, kind, uploadId)
    const id = await insertMaterial(ctx, kind, facts, wordsOf(saved), file)
    note(ctx, 'drafted', await getKept(ctx, id), { after: { sensitivity: facts.sensitivity } })
    return show(ctx, id)
  },

  async save(ctx, { id, ...saved }) {
    const { one, open } = await holdFor(ctx, id, 'save')
    const facts = factsOf(saved)
    await refuseUnsound(ctx, facts)
    const first = one.state === 'draft'
    if (first) await setFacts(ctx, id, facts)
    await saveDraft(ctx, open.id, wordsOf(saved), first ? null : facts)
    note(ctx, 'saved', { ...one, title: facts.title })
    return show(ctx, id)
  },

  async submit(ctx, { id }) {
    const { one, open } = await holdFor(ctx, id, 'submit')
    const why = whyNotSubmit({ ...open, kind: one.kind })
    if (why) throw new Refusal('invalid', why.code, { field: why.field })
    if (open.fileId !== null) await takeTextOfFile(ctx, open.id)
    await setSubmitted(ctx, open.id)
    if (one.state === 'draft') await setState(ctx, id, 'submitted')
    note(ctx, 'submitted', one)
    await tellCheckers(ctx, checked({ ...one, title: (await factsNow(ctx, one, open)).title }), approvers)
    return show(ctx, id)
  },

  async sendBack(ctx, { id, reason }) {
    const { one, open } = await holdFor(ctx, id, 'sendBack')
    await setReturned(ctx, open.id, reason)
    if (one.state === 'submitted') await setState(ctx, id, 'draft')
    note(ctx, 'returned', one, { reason })
    const { title } = await factsNow(ctx, one, open)
    await tellSubmitter(ctx, checked({ ...one, title }), open.submittedAccountId, reason)
    return show(ctx, id)
  },

  async publish(ctx, { id }) {
    const { one, versions, open } = await holdFor(ctx, id, 'publish')
    const facts = await factsNow(ctx, one, open)
    await refuseUnsound(ctx, facts)
    await setFacts(ctx, id, facts)
    const before = versions.find(({ number }) => number === one.currentVersion)
    const validFrom = facts.effectiveOn
    await setPublished(
      ctx,
      { id, number: open.number, validFrom },
      before ? { id: before.id, validUntil: endsBefore(validFrom ?? ctx.today, before.validFrom) } : null,
    )
    if (one.replacesId !== null && one.currentVersion === null)
      await replace(ctx, one.replacesId, { id, on: validFrom ?? ctx.today })
    const { sensitivity } = facts
    const now = { ...one, title: facts.title }
    note(ctx, 'published', now, { after: { version: open.number, sensitivity } })
    await tellSubmitter(ctx, checked(now), open.submittedAccountId)
    return show(ctx, id)
  },

  async revise(ctx, { id }) {
    const { one, versions } = await holdFor(ctx, id, 'revise')
    const current = versions.find(({ number }) => number === one.currentVersion) as VersionRow
    await copyAsDraft(ctx, current, (versions[0] as VersionRow).number + 1)
    await copyTracks(ctx, current.id, id)
    note(ctx, 'revised', one)
    return show(ctx, id)
  },

  async succeed(ctx, { id, ...wished }) {
    const made = await succeed(ctx, id, wished)
    return show(ctx, made)
  },

  async discard(ctx, { id }) {
    const { one, open } = await holdFor(ctx, id, 'discard')
    await discardDraft(ctx, open.id)
    note(ctx, 'draftDiscarded', one)
    return show(ctx, id)
  },

  async withdraw(ctx, { id, reason }) {
    const { one } = await holdFor(ctx, id, 'withdraw')
    await setWithdrawn(ctx, id, reason)
    note(ctx, 'withdrawn', one, { reason })
    return show(ctx, id)
  },
}
