import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { move } from './acts/moves/actions.ts'
import { insertDocuments } from './acts/notes/queries.ts'
import { actingAs, handFor, holdSeen, isDone, record, withdrawHeld } from './acts/performing/actions.ts'
import { type HeldAffair, holdAffair, holdRequest, insertAffair, startedByRequest } from './acts/queries.ts'
import { openTasks } from './acts/tasks/queries.ts'
import { insertAttachments, type NewAttachment } from './attachments/queries.ts'
import { newestVersion } from './chains/queries.ts'
import { type Definition, type Said, startKey } from './chains/rules.ts'
import { act, type Event, whyNot } from './rules.ts'
import { handsOf } from './seats/queries.ts'
import { officeKey } from './seats/rules.ts'

export type Start = {
  kind: string
  title: string
  organizationId: number
  chainKey: string
  /** What the affair says; conditions of the chain ask for its fields. */
  subject: Said
  documentIds?: number[]
  /** The page of the feature it belongs to. */
  address?: string
  opinion?: string
  files?: NewAttachment[]
  /** The same key twice is the same press. */
  requestKey?: string
}

/** What the chain knows of a subject. */
const saidOf = ({ fields }: Definition, subject: Said): Said =>
  Object.fromEntries(
    fields.filter(({ kind }) => kind !== 'text').map(({ key }) => [key, subject[key] ?? null]),
  )

/** Starts an affair along the newest version of its chain: its first to-dos are there when this answers. */
export async function startAffair(ctx: Context, start: Start): Promise<{ id: number; known: boolean }> {
  const { kind, title, subject, requestKey = null } = start
  const { id: organizationId, path } = await getOrganization(ctx, start.organizationId)
  if (requestKey) {
    await holdRequest(ctx, requestKey)
    const known = await startedByRequest(ctx, requestKey)
    if (known) return { id: known.id, known: true }
  }
  const chain = await newestVersion(ctx, start.chainKey)
  if (chain.kind !== kind) throw new Refusal('invalid', 'chain-of-other-kind', { field: 'chainKey' })
  const { definition, version } = chain
  const startedTitle = await titleAt(ctx, organizationId)
  const event: Event = { act: 'start', starter: ctx.actor.accountId, said: saidOf(definition, subject) }
  const first = act(definition, null, event).state
  const id = await insertAffair(
    ctx,
    {
      kind,
      title,
      organizationId,
      path,
      chainKey: chain.key,
      version,
      subject,
      address: start.address ?? null,
      startedTitle,
      requestKey,
    },
    first,
  )
  const moving = { id, path, definition, state: null, dueOn: null }
  const { eventId } = await move(ctx, moving, event, { title: startedTitle, opinion: start.opinion ?? null })
  if (start.files?.length) await insertAttachments(ctx, id, eventId, start.files)
  if (start.documentIds?.length) await insertDocuments(ctx, id, start.documentIds)
  record(ctx, { id, title, path }, 'affair.started', { kind: chain.name, version })
  return { id, known: false }
}

/** As whom one starts: by a role at the organization itself, or by one's first role. */
async function titleAt(ctx: Context, organizationId: number): Promise<string> {
  const [own] = await handsOf(ctx)
  const offices = ['branch', 'committee', 'politicalWorkDepartment'].map((role) =>
    officeKey(role, organizationId),
  )
  const office = offices.find((one) => own?.offices.includes(one))
  return (office && own?.titles.get(office)) || own?.title || ''
}

export type Completion = {
  affairId: number
  /** The step that is done; refused when the affair stands elsewhere by now. */
  step: string
  /** What the affair says from now on, and which of its fields were changed. */
  subject?: Said
  title?: string
  touched?: string[]
  opinion?: string
  documentIds?: number[]
  requestKey?: string
}

/**
 * Completes an `own` step, or the starter's repair, for the feature that the affair belongs to. The actor must hold the
 * step; the program itself (a job) may always.
 */
export async function completeStep(
  ctx: Context,
  done: Completion,
): Promise<{ eventId: number; known: boolean }> {
  const { affair, hands } =
    ctx.actor.accountId === null ? await holdAny(ctx, done.affairId) : await holdSeen(ctx, done.affairId)
  if (done.requestKey && (await isDone(ctx, affair.id, done.requestKey))) return { eventId: 0, known: true }
  const { state, definition } = affair
  const event: Event = {
    act: 'complete',
    touched: done.touched ?? [],
    ...(done.subject && { said: saidOf(definition, done.subject) }),
  }
  const why = state.step === done.step ? whyNot(definition, state, event) : 'step-passed'
  if (why) throw new Refusal('conflict', why)
  const [task] = (await openTasks(ctx, affair.id)).filter(
    (one) => ctx.actor.accountId === null || handFor(one, affair.kind, hands),
  )
  if (!task) throw new Refusal('forbidden', 'not-your-task', { holder: '' })
  const { eventId } = await move(
    ctx,
    affair,
    event,
    {
      ...actingAs(task, handFor(task, affair.kind, hands)),
      act: done.step === startKey ? 'repair' : 'complete',
      step: task.step,
      stepName: task.stepName,
      opinion: done.opinion ?? null,
      requestKey: done.requestKey ?? null,
    },
    { ...(done.subject && { subject: done.subject }), ...(done.title && { title: done.title }) },
    task.number,
  )
  if (done.documentIds?.length) await insertDocuments(ctx, affair.id, done.documentIds)
  record(ctx, affair, 'affair.stepCompleted', { step: task.stepName }, done.opinion)
  return { eventId, known: false }
}

async function holdAny(ctx: Context, id: number): Promise<{ affair: HeldAffair; hands: [] }> {
  const affair = await holdAffair(ctx, id)
  if (!affair) throw new Refusal('not-found', 'not-found', { id })
  return { affair, hands: [] }
}

/** Takes an affair back, as its starter (or as the program). */
export async function withdrawAffair(
  ctx: Context,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  const { affair } = ctx.actor.accountId === null ? await holdAny(ctx, id) : await holdSeen(ctx, id)
  await withdrawHeld(ctx, affair, reason, null)
}

export { showAffair as affairOf } from './affairs/actions.ts'
