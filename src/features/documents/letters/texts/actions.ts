import { getOrganization } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { unprintable } from '#platform/print.ts'
import { enclosuresOf } from '../../enclosures/queries.ts'
import { enclosureTitle } from '../../enclosures/rules.ts'
import { namesBelow, organizationWithSuperior, registerFacts } from '../../register/queries.ts'
import { goesUp, matterOf, matterTitle } from '../../rules.ts'
import { pinnedTemplate } from '../../templates/actions.ts'
import { answersTo } from '../../templates/replies/answers/rules.ts'
import {
  fill,
  missingFields,
  type RegisterSource,
  type Template,
  type Value,
  type Values,
  whyNotValues,
} from '../../templates/rules.ts'
import type { HeldDocument, SeenDocument } from '../queries.ts'
import { documentSeen, linkedDocument, replyTo } from '../queries.ts'
import { type Facts, type Finding, findingsOf } from '../rules.ts'
import type { DraftText } from '../writing/queries.ts'

export type Answered = NonNullable<Awaited<ReturnType<typeof linkedDocument>>>

/** 你委, 你总支, 你支部: how a 批复 speaks to who asked. */
const youOf = (kind: OrganizationKind) =>
  kind === 'committee' ? '你委' : kind === 'generalBranch' ? '你总支' : '你支部'

/** The values that the register has for the fields of a template. */
export async function registerValues(
  ctx: Context,
  { content }: Template,
  organizationId: number,
  answers: Answered | null,
): Promise<Values> {
  const register = await registerFacts(ctx, organizationId)
  const quoted = answers && matterTitle(answers.title, answers.organizationName)
  const known: Record<RegisterSource, Value | null> = {
    ...register,
    today: ctx.today,
    requestTitle: quoted,
    requestNumber: answers?.number ?? null,
    requestOrganization: answers?.organizationName ?? null,
    requestMatter: quoted && matterOf(quoted),
    requestYou: answers && youOf(answers.organizationKind as OrganizationKind),
  }
  const pairs = content.fields.flatMap(({ key, from }): [string, Value][] => {
    const value = from ? known[from] : null
    return value === null ? [] : [[key, value]]
  })
  return Object.fromEntries(pairs)
}

/** What the 请示 says for the fields of its 批复; nothing for any other document, or when it cannot be seen. */
export async function askedValues(
  ctx: Context,
  { kind, content }: Pick<Template, 'kind' | 'content'>,
  answers: Pick<Answered, 'id'> | null,
): Promise<Values> {
  const asked = kind === 'reply' && answers ? await documentSeen(ctx, answers.id) : null
  if (!asked) return {}
  const { fields } = (await pinnedTemplate(ctx, asked)).content
  return answersTo({ fields, values: asked.values }, content.fields)
}

export type Given = {
  values: Values
  addresseeId?: number | null | undefined
  addressee?: string | null | undefined
  jointIds?: number[] | undefined
} & Partial<
  Pick<DraftText, 'copyTo' | 'signatory' | 'contactName' | 'contactPhone' | 'urgency' | 'copyNumber'>
>

/**
 * The text of a draft as the template and the values have it. 主送: the superior of who asks, who asked of who answers,
 * else what the template or the form says.
 * @throws Refusal document-field-… when a value does not fit its field
 */
export async function composeText(
  ctx: Context,
  template: Template,
  organizationId: number,
  answers: Answered | null,
  given: Given,
): Promise<DraftText> {
  const why = whyNotValues(template.content.fields, given.values)
  if (why) throw new Refusal('invalid', why.code, why.facts)
  const filled = fill(template.content, given.values)
  const organization = await organizationWithSuperior(ctx, organizationId)
  const usual = goesUp(template.kind) ? organization?.superiorId : (answers?.organizationId ?? null)
  const addresseeId = given.addresseeId ?? usual ?? null
  const addressed = addresseeId === null ? null : await organizationWithSuperior(ctx, addresseeId)
  return {
    title: filled.title,
    addresseeId,
    addressee: addressed?.name ?? filled.addressee ?? given.addressee ?? null,
    jointIds: await jointOf(ctx, organizationId, given.jointIds ?? []),
    copyTo: given.copyTo ?? (goesUp(template.kind) ? (organization?.between ?? []) : []),
    signatory: given.signatory ?? null,
    contactName: given.contactName ?? null,
    contactPhone: given.contactPhone ?? null,
    layout: template.content.layout ?? 'document',
    urgency: given.urgency ?? null,
    copyNumber: given.copyNumber ?? null,
    values: given.values,
    blocks: filled.blocks,
    attachments: filled.attachments,
  }
}

/** Who signs beside the organization: each once, each within reach. */
async function jointOf(ctx: Context, organizationId: number, ids: number[]): Promise<number[]> {
  const others = [...new Set(ids)].filter((id) => id !== organizationId)
  for (const id of others) await getOrganization(ctx, id)
  return others
}

type Drafted = HeldDocument | SeenDocument

/** Everything that stands in the way of issuing a draft. */
export async function findingsFor(ctx: Context, document: Drafted): Promise<Finding[]> {
  return findingsOf(await factsOf(ctx, document))
}

async function factsOf(ctx: Context, document: Drafted): Promise<Facts> {
  const { organizationId, path, copyTo, title, kind } = document
  const organization = await organizationWithSuperior(ctx, organizationId)
  if (!organization) throw new Error(`document ${document.id} has no organization`)
  const template = await pinnedTemplate(ctx, document)
  return {
    ...document,
    kind,
    title,
    organization,
    copiedBelow: await namesBelow(ctx, path, copyTo),
    answers: await answersOf(ctx, document),
    missing: missingFields(template.content.fields, document.values).map(({ label }) => label),
    unprintable: boxesIn(
      document,
      (await enclosuresOf(ctx, document.id)).map(({ name }) => enclosureTitle(name)),
    ),
  }
}

async function answersOf(ctx: Context, { id, answersId }: Drafted): Promise<Facts['answers']> {
  const asked = answersId === null ? null : await linkedDocument(ctx, answersId)
  if (!asked) return null
  const other = await replyTo(ctx, asked.id)
  return {
    organizationId: asked.organizationId,
    addresseeId: asked.addresseeId,
    quoted: matterTitle(asked.title, asked.organizationName),
    number: asked.number,
    status: asked.status,
    answered: other !== undefined && other.id !== id,
  }
}

/** Characters that no font has for the use they stand in. */
function boxesIn(document: Drafted, enclosed: string[]): string[] {
  const all = [...document.blocks, ...document.attachments.flatMap(({ blocks }) => blocks)]
  const said = (k: string) => all.flatMap((one) => (one.k === k && 'text' in one ? [one.text] : []))
  const tables = all.flatMap((one) => (one.k === 'table' ? [...one.rows, one.head].flat() : []))
  const { addressee, copyTo, contactName, contactPhone, attachments, title, organizationName, signatory } =
    document
  const body = [
    ...enclosed,
    ...said('p'),
    ...tables,
    ...copyTo,
    addressee,
    contactName,
    contactPhone,
    organizationName,
  ]
  return [
    ...new Set([
      ...unprintable('title', [title, ...attachments.map((one) => one.title)].join('')),
      ...unprintable('body', body.join('')),
      ...unprintable(
        'hei',
        [...said('h1'), ...all.flatMap((one) => (one.k === 'table' ? one.head : []))].join(''),
      ),
      ...unprintable('kai', [...said('h2'), signatory].join('')),
    ]),
  ]
}
