import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Kind, Province, SiteValues, Theme } from '../rules.ts'
import type { ProposalState } from './rules.ts'

type Db = Pick<Context, 'db'>
type Asked = { status: ProposalState; text?: string | undefined }

type Narrow = {
  province: Province
  kind: Kind
  themes: Theme[]
  status: ProposalState
  amended: (keyof SiteValues)[] | null
}

const columns = [
  'id',
  'site_id as siteId',
  'name',
  'province',
  'place',
  'kind',
  'themes',
  'introduction',
  'source_title as sourceTitle',
  'source_address as sourceAddress',
  'location',
  'url',
  'explanation',
  'proposed_by as proposedBy',
  'proposer_name as proposerName',
  'proposed_at as proposedAt',
  'status',
  'decided_by as decidedBy',
  'declined_because as declinedBecause',
  'accepted_site_id as acceptedSiteId',
  'amended',
] as const

export const proposalsFound = (ctx: Db, { status, text }: Asked) =>
  ctx.db
    .selectFrom('red_proposal')
    .where('status', '=', status)
    .$if(Boolean(text), (q) =>
      q.where(sql<SqlBool>`(strpos(name, ${text ?? ''}) > 0 or strpos(proposer_name, ${text ?? ''}) > 0)`),
    )
type Found = ReturnType<typeof proposalsFound>

export const pageOfProposals = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select(columns)
    .$narrowType<Narrow>()
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
export type ProposalRow = Awaited<ReturnType<typeof pageOfProposals>>[number]

export async function countProposals(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

export const proposalsOf = (ctx: Db, accountId: number) =>
  ctx.db
    .selectFrom('red_proposal')
    .where('proposed_by', '=', accountId)
    .select(columns)
    .$narrowType<Narrow>()
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

/** One proposal, locked so that it is decided once; only of the account given, if one is. @throws Refusal not-found */
export async function holdProposal(ctx: Db, id: number, accountId?: number): Promise<ProposalRow> {
  const found = await ctx.db
    .selectFrom('red_proposal')
    .where('id', '=', id)
    .$if(accountId !== undefined, (q) => q.where('proposed_by', '=', accountId as number))
    .select(columns)
    .$narrowType<Narrow>()
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const openCorrection = ({ db }: Db, accountId: number, siteId: number) =>
  db
    .selectFrom('red_proposal')
    .where('proposed_by', '=', accountId)
    .where('site_id', '=', siteId)
    .where('status', '=', 'open')
    .select('id')
    .executeTakeFirst()

/** Somebody has proposed the same site already, and waits for an answer. */
export const openNamed = ({ db }: Db, name: string, province: Province) =>
  db
    .selectFrom('red_proposal')
    .where('site_id', 'is', null)
    .where('name', '=', name)
    .where('province', '=', province)
    .where('status', '=', 'open')
    .select('id')
    .executeTakeFirst()

export async function insertProposal(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  said: SiteValues & { siteId: number | null; explanation: string; accountId: number },
): Promise<number> {
  const { id } = await db
    .insertInto('red_proposal')
    .values({
      site_id: said.siteId,
      name: said.name,
      province: said.province,
      place: said.place,
      kind: said.kind,
      themes: [...said.themes],
      introduction: said.introduction,
      source_title: said.sourceTitle,
      source_address: said.sourceAddress,
      location: said.location,
      url: said.url,
      explanation: said.explanation,
      proposed_at: now,
      proposed_by: said.accountId,
      proposer_name: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Verdict =
  | { accepted: number; amended: (keyof SiteValues)[] }
  | { declined: string }
  | { withdrawn: true }

export const decideProposal = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  id: number,
  verdict: Verdict,
) =>
  db
    .updateTable('red_proposal')
    .set({
      decided_by: actor.name,
      ...('accepted' in verdict && {
        accepted_at: now,
        accepted_site_id: verdict.accepted,
        amended: verdict.amended,
      }),
      ...('declined' in verdict && { declined_at: now, declined_because: verdict.declined }),
      ...('withdrawn' in verdict && { withdrawn_at: now }),
    })
    .where('id', '=', id)
    .execute()
